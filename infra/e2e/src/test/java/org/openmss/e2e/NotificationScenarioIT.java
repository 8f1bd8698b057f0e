package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.mesh.Service;

/** asynchServerServer: the bank asks once, and is told of the end at its own address. */
@ExtendWith(RunningMesh.Extension.class)
class NotificationScenarioIT {
    private static final int PATIENCE = 90;
    private final RunningMesh mesh;
    private final BankBySoap bank;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private volatile boolean away;
    private HttpServer server;

    NotificationScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
        this.bank = new BankBySoap(mesh);
    }

    @BeforeEach
    void theBankListens() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ends", this::hear);
        server.start();
        var answer = mesh.web()
                .withToken(mesh.token("mssp-operator"))
                .put(
                        mesh.file().at(Service.OPERATOR_A).https() + "/aps/demo-bank/callbacks",
                        Map.of("callbacks", List.of(address())));
        assertThat(answer.status()).isEqualTo(200);
    }

    @AfterEach
    void close() {
        server.stop(0);
        mesh.ensureRunning(Service.OPERATOR_A);
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/ends";
    }

    private void hear(HttpExchange exchange) throws IOException {
        String message = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (away) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        byte[] receipt = """
                <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body><MSS_NotificationResponse>
                <mss:MSS_ReceiptReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MSSP_TransID="%s">
                <mss:AP_Info AP_ID="demo-bank" AP_PWD="" AP_TransID="N1" Instant="2026-01-01T00:00:00Z"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info>
                </mss:MSS_ReceiptReq></MSS_NotificationResponse></env:Body></env:Envelope>""".formatted(BankBySoap.transaction(message)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/soap+xml");
        exchange.sendResponseHeaders(200, receipt.length);
        exchange.getResponseBody().write(receipt);
        exchange.close();
        told.add(message);
    }

    private String next() throws InterruptedException {
        String message = told.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(message).as("a notification within " + PATIENCE + " seconds").isNotNull();
        return message;
    }

    private String asked(MobileUser user) {
        String acknowledged = bank.signature(
                        user.msisdn(), "asynchServerServer", address() + "/of-customers", "Tell me?")
                .body();
        assertThat(acknowledged).contains("Value=\"100\"");
        return BankBySoap.transaction(acknowledged);
    }

    private static void sign(MobileUser user) {
        assertThat(user.phone()
                        .enterPin(user.prompt("SIGN").text("id"), user.pin())
                        .text("result"))
                .isEqualTo("SIGNED");
    }

    @Test
    void theBankIsToldOfTheSignature() throws Exception {
        var user = mesh.activeUser();
        String transaction = asked(user);

        sign(user);

        assertThat(next())
                .contains("MSS_Notification")
                .contains("MSSP_TransID=\"" + transaction + "\"")
                .contains("Value=\"502\"")
                .contains("Base64Signature");
    }

    @Test
    void theBankIsToldOfARefusal() throws Exception {
        var user = mesh.activeUser();
        String transaction = asked(user);

        user.phone().refuse(user.prompt("SIGN").text("id"));

        assertThat(next())
                .contains("MSSP_TransID=\"" + transaction + "\"")
                .contains("Value=\"401\"")
                .contains("USER_CANCEL")
                .doesNotContain("Base64Signature");
    }

    @Test
    void whatTheGatewayHadToTellWhenItDiedItTellsWhenItIsBack() throws Exception {
        var user = mesh.activeUser();
        away = true;
        String transaction = asked(user);
        sign(user);
        assertThat(mesh.bank().result(transaction, "PT30S").text("state")).isEqualTo("SIGNED");

        mesh.kill(Service.OPERATOR_A);
        away = false;
        mesh.restart(Service.OPERATOR_A);

        assertThat(next()).contains("MSSP_TransID=\"" + transaction + "\"").contains("Base64Signature");
    }

    @Test
    void anAddressThatIsNotTheBanksIsRefusedBeforeThePhoneRings() {
        var user = mesh.activeUser();

        var answer = bank.signature(user.msisdn(), "asynchServerServer", "https://evil.example/ends", "Tell them?");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("_104").contains("callback address");
        assertThat(user.phone().screen("PT1S").status()).isEqualTo(204);
    }
}
