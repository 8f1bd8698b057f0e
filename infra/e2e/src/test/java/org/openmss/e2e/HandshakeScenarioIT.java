package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.MobileUser;
import org.openmss.launcher.mesh.Service;

/** A provider and the gateway agree in a handshake that signature requests and status queries travel signed, and then they do. */
@ExtendWith(RunningMesh.Extension.class)
class HandshakeScenarioIT {
    private static final Pattern TRANSACTION = Pattern.compile("MSSP_TransID=\"([^\"]+)\"");
    private final RunningMesh mesh;
    private final String apId = "signing-shop-" + UUID.randomUUID();

    HandshakeScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void signedMessagesFromHandshakeToSignature() throws Exception {
        var signer = MessageSigner.make();
        String password = contract(signer);
        var told = send(handshake(password, signer));
        assertThat(told).contains("MSS_Signature=\"true\"").contains("MSS_Status=\"true\"");
        var gateway = MessageSigner.certificate(told, "MatchingMSSPCertificates");
        gateway.verify(infrastructureCa().getPublicKey());
        assertThat(MessageSigner.certificate(told, "MatchingAPCertificates")).isEqualTo(signer.certificate());

        var user = mesh.activeUser();
        var unsigned = send(request(password, user));
        assertThat(unsigned).contains("_104").contains("MSS_MessageSignature is missing");
        MessageSigner.assertSigned(unsigned, gateway);
        assertThat(viaJson(password, user)).contains("travels signed");

        var acknowledged = send(signer.sign(request(password, user)));
        assertThat(acknowledged).contains("Value=\"100\"");
        MessageSigner.assertSigned(acknowledged, gateway);
        assertThat(user.phone()
                        .enterPin(user.prompt("SIGN").text("id"), user.pin())
                        .text("result"))
                .isEqualTo("SIGNED");

        var ended = ended(signer, password, acknowledged);
        assertThat(ended).contains("Value=\"502\"").contains("Base64Signature");
        MessageSigner.assertSigned(ended, gateway);
    }

    private String contract(MessageSigner signer) throws Exception {
        var operator = mesh.web().withToken(mesh.token("mssp-operator"));
        var made = operator.post(
                gateway() + "/aps", Map.of("apId", apId, "name", "Signing Shop", "profiles", List.of("signature")));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var registered = operator.post(
                gateway() + "/aps/" + apId + "/message-certificates", Map.of("certificate", signer.pem()));
        assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        return made.text("password");
    }

    /** The card's answer has to travel to the gateway, so the first query may come too early. */
    private String ended(MessageSigner signer, String password, String acknowledged) throws Exception {
        var id = TRANSACTION.matcher(acknowledged);
        assertThat(id.find()).isTrue();
        var answer = "";
        for (int query = 0; query < 50; query++) {
            answer = send(signer.sign(status(password, id.group(1))));
            if (!answer.contains("Value=\"504\"")) {
                return answer;
            }
        }
        return answer;
    }

    private X509Certificate infrastructureCa() throws Exception {
        try (var file = Files.newInputStream(mesh.file().infrastructureCa())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
        }
    }

    private String viaJson(String password, MobileUser user) {
        var answer = mesh.web()
                .withPassword(apId, password)
                .post(
                        gateway() + "/v1/signatures",
                        Map.of(
                                "msisdn",
                                user.msisdn(),
                                "profile",
                                "signature",
                                "text",
                                "Unsigned?",
                                "apTransactionId",
                                "J1"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        return answer.text("detail");
    }

    private String send(String envelope) {
        return mesh.web()
                .post(gateway() + "/soap/services/MSS_HandshakePort", "application/soap+xml; charset=utf-8", envelope)
                .body();
    }

    private String gateway() {
        return mesh.file().at(Service.OPERATOR_A).https();
    }

    private String handshake(String password, MessageSigner signer) throws Exception {
        return envelope("""
                <MSS_Handshake><mss:MSS_HandshakeReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1">%s\
                <mss:SecureMethods MSS_Signature="true" MSS_Registration="false" MSS_Notification="false" MSS_ProfileQuery="false" MSS_Receipt="false" MSS_Status="true"/>\
                <mss:Certificates><mss:Certificate>%s</mss:Certificate></mss:Certificates><mss:RootCAs><mss:DN>%s</mss:DN></mss:RootCAs>\
                <mss:SignatureAlgList/></mss:MSS_HandshakeReq></MSS_Handshake>""".formatted(
                        info(password),
                        signer.base64(),
                        infrastructureCa().getSubjectX500Principal().getName()));
    }

    private String request(String password, MobileUser user) {
        return envelope("""
                <MSS_Signature><mss:MSS_SignatureReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MessagingMode="asynchClientServer" TimeOut="60">%s\
                <mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser><mss:DataToBeSigned MimeType="text/plain" Encoding="UTF-8">Signed both ways?</mss:DataToBeSigned>\
                </mss:MSS_SignatureReq></MSS_Signature>""".formatted(info(password), user.msisdn()));
    }

    private String status(String password, String transaction) {
        return envelope("""
                <MSS_StatusQuery><mss:MSS_StatusReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MSSP_TransID="%s">%s\
                </mss:MSS_StatusReq></MSS_StatusQuery>""".formatted(transaction, info(password)));
    }

    private String info(String password) {
        return "<mss:AP_Info AP_ID=\"%s\" AP_PWD=\"%s\" AP_TransID=\"A%s\" Instant=\"%s\"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info>"
                .formatted(apId, password, UUID.randomUUID(), Instant.now());
    }

    private static String envelope(String body) {
        return "<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"><env:Header/><env:Body Id=\"b\">"
                + body + "</env:Body></env:Envelope>";
    }
}
