package org.openmss.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.openmss.gateway.TestInfrastructure.Client;

/** An application provider that speaks SOAP, as far as handshakes and signed messages go. */
record HandshakingProvider(String apId, String password) {
    static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";

    static Response post(String envelope) {
        return given().contentType("application/soap+xml;charset=UTF-8")
                .body(envelope)
                .post("/soap/services/MSS_HandshakePort");
    }

    static String envelope(String namespace, String wrapped) {
        return "<e:Envelope xmlns:e=\"" + namespace + "\"><e:Header/><e:Body Id=\"b\">" + wrapped
                + "</e:Body></e:Envelope>";
    }

    /** What is asked: the methods, certificates, names of roots, algorithms. */
    record Asked(List<String> methods, List<Client> certificates, List<String> roots, List<String> algorithms) {
        static Asked signed(Client certificate, String... methods) {
            return new Asked(List.of(methods), List.of(certificate), List.of(), List.of(SignedSoap.ECDSA_SHA256));
        }
    }

    String handshake(Asked asked, Instant at) {
        String methods = List.of(
                        "MSS_Signature",
                        "MSS_Registration",
                        "MSS_Notification",
                        "MSS_ProfileQuery",
                        "MSS_Receipt",
                        "MSS_Status")
                .stream()
                .map(method -> method + "=\"" + asked.methods().contains(method) + "\"")
                .collect(Collectors.joining(" "));
        return envelope(SOAP_12, """
                <MSS_Handshake><mss:MSS_HandshakeReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1">%s<mss:SecureMethods %s/><mss:Certificates>%s</mss:Certificates><mss:RootCAs>%s</mss:RootCAs><mss:SignatureAlgList>%s</mss:SignatureAlgList></mss:MSS_HandshakeReq></MSS_Handshake>""".formatted(
                info("H1", at),
                methods,
                elements("mss:Certificate", asked.certificates().stream().map(HandshakingProvider::base64)),
                elements("mss:DN", asked.roots().stream()),
                elements(
                        "mss:Algorithm",
                        asked.algorithms().stream().map(uri -> "<mss:mssURI>" + uri + "</mss:mssURI>"))));
    }

    String signatureRequest(String namespace, String apTransId, String msisdn, String text) {
        return envelope(namespace, """
                <MSS_Signature><mss:MSS_SignatureReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MessagingMode="asynchClientServer" TimeOut="60">%s<mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser><mss:DataToBeSigned MimeType="text/plain" Encoding="UTF-8">%s</mss:DataToBeSigned></mss:MSS_SignatureReq></MSS_Signature>""".formatted(info(apTransId, Instant.now()), msisdn, text));
    }

    String statusRequest(String transactionId) {
        return envelope(SOAP_12, """
                <MSS_StatusQuery><mss:MSS_StatusReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" MSSP_TransID="%s">%s</mss:MSS_StatusReq></MSS_StatusQuery>""".formatted(transactionId, info("S1", Instant.now())));
    }

    static String base64(Client client) {
        try {
            return Base64.getEncoder().encodeToString(client.certificate().getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String info(String apTransId, Instant at) {
        return "<mss:AP_Info AP_ID=\"%s\" AP_TransID=\"%s\" AP_PWD=\"%s\" Instant=\"%s\"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info>"
                .formatted(apId, apTransId, password, at);
    }

    private static String elements(String name, java.util.stream.Stream<String> contents) {
        return contents.map(content -> "<" + name + ">" + content + "</" + name + ">")
                .collect(Collectors.joining());
    }
}
