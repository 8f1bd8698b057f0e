package org.openmss.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Application providers' own server: keeps what it is told, and answers as a test wants. */
public final class ListeningApplicationProvider implements QuarkusTestResourceLifecycleManager {
    private static final Pattern TRANSACTION = Pattern.compile("MSSP_TransID=\"(t[0-9a-f]{30})\"");
    static final List<Told> told = new CopyOnWriteArrayList<>();
    static volatile Function<Told, Reply> behaviour = ListeningApplicationProvider::receipt;
    private static volatile int port;
    private @Nullable HttpsServer server;

    /** One call. */
    record Told(String path, String type, String body) {
        String transaction() {
            var found = TRANSACTION.matcher(body);
            return found.find() ? found.group(1) : "";
        }
    }

    record Reply(int status, String body) {}

    static String address() {
        return "https://localhost:" + port + "/mss";
    }

    /** As TS 102 204 wants it. */
    static Reply receipt(Told told) {
        return new Reply(200, """
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><MSS_NotificationResponse><m:MSS_ReceiptReq xmlns:m="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MSSP_TransID="%s"><m:AP_Info AP_ID="x" AP_TransID="N1" AP_PWD="secret" Instant="2026-11-24T05:00:00Z"/><m:MSSP_Info><m:MSSP_ID/></m:MSSP_Info><m:MobileUser><m:MSISDN>+99901000001</m:MSISDN></m:MobileUser><m:Status><m:StatusCode Value="502"/></m:Status></m:MSS_ReceiptReq></MSS_NotificationResponse></s:Body></s:Envelope>""".formatted(told.transaction()));
    }

    static List<Told> of(String transaction) {
        return told.stream()
                .filter(call -> call.transaction().equals(transaction))
                .toList();
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(
                new HttpsConfigurator(TestInfrastructure.tls(TestInfrastructure.client("CN=shop.example"))));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", ListeningApplicationProvider::handle);
        server.start();
        port = server.getAddress().getPort();
        return Map.of(
                "mss.notification.private-addresses", "true",
                "mss.notification.tls-configuration-name", "mesh",
                "mss.notification.answer-within", "PT10S");
    }

    private static void handle(HttpExchange exchange) throws IOException {
        var call = new Told(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        told.add(call);
        var reply = behaviour.apply(call);
        byte[] octets = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
