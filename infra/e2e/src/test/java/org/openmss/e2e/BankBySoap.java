package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openmss.launcher.mesh.Service;

/** The demo bank as a client of TS 102 204, which knows SOAP and nothing of us. */
record BankBySoap(RunningMesh mesh) {
    private static final Pattern TRANSACTION = Pattern.compile("MSSP_TransID=\"([^\"]+)\"");

    HttpResponse<String> signature(String msisdn, String mode, String apUrl, String text) {
        return send(
                "MSS_Signature",
                "MessagingMode=\"" + mode + "\" TimeOut=\"60\"",
                "MSS_SignatureReq",
                apUrl,
                """
                <mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser>
                <mss:DataToBeSigned MimeType="text/plain" Encoding="UTF-8">%s</mss:DataToBeSigned>""".formatted(msisdn, text));
    }

    /** Texts that are signed with one PIN. */
    HttpResponse<String> batch(String msisdn, String first, List<String> further) {
        return send(
                "MSS_Signature",
                "MessagingMode=\"asynchClientServer\" TimeOut=\"60\"",
                "MSS_SignatureReq",
                "",
                """
                <mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser>
                <mss:DataToBeSigned MimeType="text/plain" Encoding="UTF-8">%s</mss:DataToBeSigned>
                <mss:AdditionalServices>%s</mss:AdditionalServices>""".formatted(
                        msisdn, first, further.stream().map(BankBySoap::service).collect(Collectors.joining())));
    }

    private static String service(String text) {
        return """
                <mss:Service><mss:Description><mss:mssURI>http://www.methics.fi/KiuruMSSP/v5.0.0#batchsign</mss:mssURI></mss:Description>
                <BatchSignatureRequest xmlns="http://www.methics.fi/TS102204/ext/v1.0.0#BatchSignature"><DataToBeSigned>%s</DataToBeSigned></BatchSignatureRequest>
                </mss:Service>""".formatted(text);
    }

    HttpResponse<String> status(String transaction) {
        return send("MSS_StatusQuery", "MSSP_TransID=\"" + transaction + "\"", "MSS_StatusReq", "", "");
    }

    HttpResponse<String> receipt(String transaction, String msisdn, String text, boolean acknowledged) {
        return send("MSS_Receipt", "MSSP_TransID=\"" + transaction + "\"", "MSS_ReceiptReq", "", """
                <mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser>
                <mss:Status><mss:StatusCode Value="502"/><mss:StatusDetail>
                 <sco:ReceiptRequestExtension xmlns:sco="http://www.swisscom.ch/TS102204/ext/v1.0.0" ReceiptMessagingMode="synch" UserAck="%s"/>
                </mss:StatusDetail></mss:Status>
                <mss:Message MimeType="text/plain" Encoding="UTF-8">%s</mss:Message>""".formatted(
                        msisdn, acknowledged, text));
    }

    /** The transaction's name in a message. */
    static String transaction(String message) {
        var found = TRANSACTION.matcher(message);
        assertThat(found.find()).as("MSSP_TransID in " + message).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> send(
            String operation, String attributes, String message, String apUrl, String content) {
        String password = mesh.file().provider("demo-bank").password();
        String url = apUrl.isEmpty() ? "" : " AP_URL=\"" + apUrl + "\"";
        String envelope = """
                <env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body><%s>
                <mss:%s xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" %s>
                <mss:AP_Info AP_ID="demo-bank" AP_PWD="%s" AP_TransID="A%s" Instant="%s"%s/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info>
                %s</mss:%s></%s></env:Body></env:Envelope>""".formatted(
                        operation,
                        message,
                        attributes,
                        password,
                        UUID.randomUUID().toString().substring(0, 18),
                        Instant.now(),
                        url,
                        content,
                        message,
                        operation);
        return mesh.web()
                .post(
                        mesh.file().at(Service.OPERATOR_A).https() + "/soap/services/" + operation + "Port",
                        "application/soap+xml; charset=utf-8",
                        envelope);
    }
}
