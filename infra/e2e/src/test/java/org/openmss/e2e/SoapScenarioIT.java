package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.mesh.Service;

/** TS 102 204 over SOAP 1.2, read as tolerantly as clients in the field read it. */
@ExtendWith(RunningMesh.Extension.class)
class SoapScenarioIT {
    private static final Pattern TRANSACTION = Pattern.compile("MSSP_TransID=\"([^\"]+)\"");
    private final RunningMesh mesh;

    SoapScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void synchronousModeAnswersWithTheSignature() {
        var user = mesh.activeUser();
        var answer = CompletableFuture.supplyAsync(
                () -> send("MSS_SignaturePort", signature(user.msisdn(), "synch", "Sign in by SOAP?", password())));

        sign(user);

        assertThat(answer.join().body()).contains("Value=\"502\"").contains("Base64Signature");
    }

    @Test
    void asynchronousModeAnswersAtOnceAndStatusQueryTellsTheEnd() {
        var user = mesh.activeUser();
        var acknowledged = send(
                        "MSS_SignaturePort", signature(user.msisdn(), "asynchClientServer", "Sign later?", password()))
                .body();
        assertThat(acknowledged).contains("Value=\"100\"");
        var transaction = TRANSACTION.matcher(acknowledged);
        assertThat(transaction.find()).isTrue();
        assertThat(send("MSS_StatusQueryPort", status(transaction.group(1))).body())
                .contains("Value=\"504\"");

        sign(user);

        assertThat(ended(transaction.group(1))).contains("Value=\"502\"").contains("Base64Signature");
    }

    @Test
    void aRefusalComesAsFault401OnTheStatusQuery() {
        var user = mesh.activeUser();
        var transaction = TRANSACTION.matcher(
                send("MSS_SignaturePort", signature(user.msisdn(), "asynchClientServer", "No?", password()))
                        .body());
        assertThat(transaction.find()).isTrue();

        user.phone().refuse(user.prompt("SIGN").text("id"));

        assertThat(ended(transaction.group(1))).contains("Fault").contains("_401");
    }

    @Test
    void anUnknownNumberIsFault105() {
        var answer = send("MSS_SignaturePort", signature("+99901199999999", "synch", "Who?", password()));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Fault").contains("_105");
    }

    @Test
    void aWrongPasswordIsFault104() {
        assertThat(send("MSS_SignaturePort", signature("+99901199999999", "synch", "Who?", "guess"))
                        .body())
                .contains("Fault")
                .contains("_104");
    }

    @Test
    void aDocumentTypeIsRefusedAndItsEntitiesAreNotRead() {
        var bomb = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                + signature("+99901199999999", "synch", "&secret;", password());

        var answer = send("MSS_SignaturePort", bomb);

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).doesNotContain("_105");
    }

    @Test
    void malformedXmlIsRefused() {
        assertThat(send("MSS_SignaturePort", "<Envelope><Body>").statusCode()).isGreaterThanOrEqualTo(400);
    }

    private static void sign(MobileUser user) {
        assertThat(user.phone()
                        .enterPin(user.prompt("SIGN").text("id"), user.pin())
                        .text("result"))
                .isEqualTo("SIGNED");
    }

    /** The card's answer has to travel to the gateway, so the first query may come too early. */
    private String ended(String transaction) {
        var answer = "";
        for (int query = 0; query < 50; query++) {
            answer = send("MSS_StatusQueryPort", status(transaction)).body();
            if (!answer.contains("Value=\"504\"")) {
                return answer;
            }
        }
        return answer;
    }

    private HttpResponse<String> send(String port, String envelope) {
        return mesh.web()
                .post(
                        mesh.file().at(Service.OPERATOR_A).https() + "/soap/services/" + port,
                        "application/soap+xml; charset=utf-8",
                        envelope);
    }

    private String password() {
        return mesh.file().provider("demo-bank").password();
    }

    private static String signature(String msisdn, String mode, String text, String password) {
        return envelope("""
                <MSS_Signature>
                 <mss:MSS_SignatureReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MessagingMode="%s" TimeOut="60">
                  %s
                  <mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser>
                  <mss:DataToBeSigned MimeType="text/plain" Encoding="UTF-8">%s</mss:DataToBeSigned>
                  <mss:MSS_Format><mss:mssURI>http://uri.etsi.org/TS102204/v1.1.2#CMS-Signature</mss:mssURI></mss:MSS_Format>
                 </mss:MSS_SignatureReq>
                </MSS_Signature>""".formatted(mode, apInfo(password), msisdn, text));
    }

    private String status(String transaction) {
        return envelope("""
                <MSS_StatusQuery>
                 <mss:MSS_StatusReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MSSP_TransID="%s">
                  %s
                 </mss:MSS_StatusReq>
                </MSS_StatusQuery>""".formatted(transaction, apInfo(password())));
    }

    private static String apInfo(String password) {
        return "<mss:AP_Info AP_ID=\"demo-bank\" AP_PWD=\"%s\" AP_TransID=\"A%s\" Instant=\"%s\"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info>"
                .formatted(password, UUID.randomUUID().toString().substring(0, 18), Instant.now());
    }

    private static String envelope(String body) {
        return "<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"><env:Body>" + body
                + "</env:Body></env:Envelope>";
    }
}
