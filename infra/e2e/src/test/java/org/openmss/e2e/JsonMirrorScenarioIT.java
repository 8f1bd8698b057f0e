package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.mesh.ApplicationProvider;
import org.openmss.launcher.mesh.Service;

/** TS 102 204 as JSON, by clients of both kinds: those that name themselves in the message, and those that leave it to HTTP. */
@ExtendWith(RunningMesh.Extension.class)
class JsonMirrorScenarioIT {
    private static final Pattern TRANSACTION = Pattern.compile("\"MSSP_TransID\":\"([^\"]+)\"");
    private static final Pattern LAST_VALUE = Pattern.compile(".*\"Value\":\"([^\"]*)\".*");
    private final RunningMesh mesh;

    JsonMirrorScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void aClientThatNamesItselfInTheMessageGetsItsSignature() {
        var user = mesh.activeUser();
        var answer = CompletableFuture.supplyAsync(() -> plain(
                "/rest/service/sign",
                "{\"MSS_SignatureReq\":{" + apInfo(bank().password()) + signature(user, "synch") + "}}"));

        sign(user);

        assertThat(code(answer.join())).isEqualTo("502");
        assertThat(answer.join()).contains("\"Base64Signature\":", "\"MSISDN\":\"" + user.msisdn() + "\"");
    }

    @Test
    void aClientThatAsksLaterGetsItsSignatureFromTheStatus() {
        var user = mesh.activeUser();
        var accepted = plain(
                "/rest/service/sign",
                "{\"MSS_SignatureReq\":{" + apInfo(bank().password()) + signature(user, "asynch") + "}}");
        assertThat(code(accepted)).isEqualTo("100");
        var query = "{\"MSS_StatusReq\":{" + apInfo(bank().password()) + "\"MSSP_TransID\":\"" + transaction(accepted)
                + "\"}}";
        assertThat(code(plain("/rest/service/status", query))).isEqualTo("504");

        sign(user);

        assertThat(ended(() -> plain("/rest/service/status", query))).contains("\"Base64Signature\":");
    }

    @Test
    void aClientWithAnHmacKeySaysNowhereElseWhoItIs() {
        var user = mesh.activeUser();
        var accepted = signed("/restapi", "{\"MSS_SignatureReq\":{" + signature(user, "async") + "}}");
        assertThat(code(accepted)).isEqualTo("100");

        sign(user);

        assertThat(ended(() -> signed(
                        "/restapi/", "{\"MSS_StatusReq\":{\"MSSP_TransID\":\"" + transaction(accepted) + "\"}}")))
                .contains("\"Base64Signature\":");
    }

    @Test
    void aClientWithNameAndPasswordAsksForAUsersCertificates() {
        var user = mesh.activeUser();

        var answer = mesh.web()
                .withPassword(bank().name(), bank().password())
                .post(
                        gateway() + "/restapi",
                        "application/json",
                        "{\"MSS_ProfileReq\":{\"MobileUser\":{\"MSISDN\":\"" + user.msisdn() + "\"}}}");

        assertThat(code(answer.body())).isEqualTo("100");
        assertThat(answer.body()).contains("\"ProfileQueryExtension\":{\"MobileUserCertificate\":[{", "\"Sscds\":");
    }

    @Test
    void aWrongPasswordIsFault104() {
        var user = mesh.activeUser();

        assertThat(plain(
                        "/rest/service", "{\"MSS_SignatureReq\":{" + apInfo("guess") + signature(user, "synch") + "}}"))
                .contains("{\"Fault\":", "\"Value\":\"_104\"");
    }

    private static String signature(MobileUser user, String mode) {
        return """
                "MessagingMode":"%s","TimeOut":"60","MobileUser":{"MSISDN":"%s"},"DataToBeSigned":{"MimeType":"text/plain","Encoding":"UTF-8","Data":"Sign in by JSON?"}""".formatted(mode, user.msisdn());
    }

    private String apInfo(String password) {
        return """
                "MajorVersion":"1","MinorVersion":"2","AP_Info":{"AP_ID":"%s","AP_PWD":"%s","AP_TransID":"A%s","Instant":"%s"},""".formatted(bank().apId(), password, UUID.randomUUID(), Instant.now());
    }

    private String plain(String path, String body) {
        return mesh.web()
                .post(gateway() + path, "application/json;charset=UTF-8", body)
                .body();
    }

    /** With the HMAC over date, method, host, path and body, as such clients make it. */
    private String signed(String path, String body) {
        var address = URI.create(gateway() + path);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        String hmac = hmac(String.join("\n", date, "POST", address.getAuthority(), path, body, ""));
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + base64(base64(bank().apId()) + ":" + hmac))
                .header("Date", date)
                .timeout(Duration.ofSeconds(90))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(DevelopmentPki.clientOf(mesh.file().infrastructureCa()))
                .build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hmac(String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(bank().hmacKey()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void sign(MobileUser user) {
        assertThat(user.phone()
                        .enterPin(user.prompt("SIGN").text("id"), user.pin())
                        .text("result"))
                .isEqualTo("SIGNED");
    }

    /** The card's answer has to travel to the gateway, so the first query may come too early. */
    private static String ended(Supplier<String> query) {
        var answer = "";
        for (int queries = 0; queries < 50; queries++) {
            answer = query.get();
            if (!code(answer).equals("504")) {
                return answer;
            }
        }
        return answer;
    }

    /** As a client reads it that has no parser. */
    private static String code(String line) {
        var value = LAST_VALUE.matcher(line);
        assertThat(value.matches()).as(line).isTrue();
        return value.group(1);
    }

    private static String transaction(String answer) {
        var transaction = TRANSACTION.matcher(answer);
        assertThat(transaction.find()).as(answer).isTrue();
        return transaction.group(1);
    }

    private String gateway() {
        return mesh.file().at(Service.OPERATOR_A).https();
    }

    private ApplicationProvider bank() {
        return mesh.file().provider("demo-bank");
    }
}
