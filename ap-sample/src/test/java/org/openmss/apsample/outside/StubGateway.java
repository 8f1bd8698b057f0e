package org.openmss.apsample.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A gateway whose word is worth nothing: the number alone decides what it says. */
final class StubGateway implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> asked = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Signer person;
    private final Map<String, Signer> others;

    StubGateway(Authority trusted, Authority foreign) throws Exception {
        person = trusted.signer("Ada Lovelace", KeyUsage.digitalSignature);
        var revoked = trusted.signer("Eve Revoked", KeyUsage.digitalSignature);
        trusted.revoke(revoked);
        others = Map.of(
                "foreign", foreign.signer("Ada Lovelace", KeyUsage.digitalSignature),
                "usage", trusted.signer("Ada Lovelace", KeyUsage.nonRepudiation),
                "revoked", revoked);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/signatures", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String expected = "Basic "
                    + Base64.getEncoder().encodeToString("shop.example:secret".getBytes(StandardCharsets.UTF_8));
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{}");
            } else if (exchange.getRequestMethod().equals("POST")) {
                accept(exchange);
            } else {
                tell(exchange);
            }
        } catch (Exception e) {
            throw new IOException("the stub failed", e);
        }
    }

    private void accept(HttpExchange exchange) throws IOException {
        var wanted = json.readTree(exchange.getRequestBody());
        // The real one refuses what is not an NCName (TS 102 204).
        if (!wanted.get("apTransactionId").asText().matches("[A-Za-z_][A-Za-z0-9._-]{0,63}")) {
            problem(exchange, 400, 101);
            return;
        }
        switch (Numbers.of(wanted.get("msisdn").asText())) {
            case UNKNOWN -> problem(exchange, 404, 105);
            case NO_CERTIFICATE -> problem(exchange, 422, 422);
            case BUSY -> problem(exchange, 409, 406);
            case BROKEN -> answer(exchange, 500, "no JSON at all");
            default -> {
                String id = wanted.get("apTransactionId").asText();
                asked.put(id, wanted);
                answer(exchange, 201, """
                        {"id":"%s","state":"PENDING","verificationCode":"0427","expiresAt":"%s","more":1}""".formatted(id, Instant.now().plus(Duration.ofSeconds(80))));
            }
        }
    }

    private void tell(HttpExchange exchange) throws Exception {
        String path = exchange.getRequestURI().getPath();
        var wanted = Objects.requireNonNull(asked.get(path.substring(path.lastIndexOf('/') + 1)));
        String text = wanted.get("text").asText();
        boolean patient = !exchange.getRequestURI().getQuery().equals("wait=PT0S");
        switch (Numbers.of(wanted.get("msisdn").asText())) {
            case GOOD -> signed(exchange, person.sign(text).base64());
            case SIGNS_WHILE_WAITED_FOR -> {
                if (patient) {
                    asked.put(path, wanted);
                }
                if (asked.containsKey(path)) {
                    signed(exchange, person.sign(text).base64());
                } else {
                    answer(exchange, 200, "{\"state\":\"PENDING\"}");
                }
            }
            case PENDING -> answer(exchange, 200, "{\"state\":\"PENDING\"}");
            case OTHER_TEXT -> signed(exchange, person.sign("Pay 1000 to Eve").base64());
            case FOREIGN_CHAIN -> signed(exchange, signer("foreign").sign(text).base64());
            case WRONG_KEY_USAGE -> signed(exchange, signer("usage").sign(text).base64());
            case REVOKED_CERTIFICATE ->
                signed(exchange, signer("revoked").sign(text).base64());
            case FORGED ->
                signed(exchange, person.withKeyOf(signer("usage")).sign(text).base64());
            case GARBAGE -> signed(exchange, "AAAA");
            case REFUSED -> ended(exchange, "REFUSED", 401);
            case EXPIRED -> ended(exchange, "EXPIRED", 208);
            case PIN_BLOCKED -> ended(exchange, "FAILED", 402);
            case UNKNOWN, NO_CERTIFICATE, BUSY, BROKEN -> answer(exchange, 404, "{}");
        }
    }

    private Signer signer(String name) {
        return Objects.requireNonNull(others.get(name));
    }

    private static void signed(HttpExchange exchange, String cms) throws IOException {
        answer(exchange, 200, """
                {"state":"SIGNED","mssStatus":{"code":502,"name":"VALID_SIGNATURE"},"signature":{"format":"CMS","value":"%s"},"certificates":[]}""".formatted(cms));
    }

    private static void ended(HttpExchange exchange, String state, int code) throws IOException {
        answer(exchange, 200, """
                {"state":"%s","mssStatus":{"code":%d,"name":"ANY"}}""".formatted(state, code));
    }

    private static void problem(HttpExchange exchange, int status, int code) throws IOException {
        answer(exchange, status, """
                {"type":"urn:mss:problem:any","status":%d,"mssStatus":{"code":%d,"name":"ANY"}}""".formatted(status, code));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", status >= 400 ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
    }
}
