package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.restassured.response.ValidatableResponse;

/** A message of TS 102 204 in an envelope of SOAP 1.2, as a test wants it. */
record SoapMessage(String operation, String message, String attributes, String content) {
    private static final String FORM = """
            <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><%1$s><mss:%2$s xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" xmlns:fi="http://mss.ficom.fi/TS102204/v1.0.0#" MajorVersion="1" MinorVersion="1" %3$s>%4$s</mss:%2$s></%1$s></e:Body></e:Envelope>""";

    /** Who asks. */
    record Sender(String apId, String password) {
        String apInfo(String apTransId) {
            return "<mss:AP_Info AP_ID=\"%s\" AP_TransID=\"%s\" AP_PWD=\"%s\" Instant=\"2026-11-24T05:00:00Z\"/><mss:MSSP_Info><mss:MSSP_ID/></mss:MSSP_Info>"
                    .formatted(apId, apTransId, password);
        }
    }

    static SoapMessage signature(Sender sender, String apTransId, String msisdn, String text, String rest) {
        return new SoapMessage(
                "MSS_Signature",
                "MSS_SignatureReq",
                "MessagingMode=\"asynchClientServer\"",
                sender.apInfo(apTransId) + user(msisdn) + "<mss:DataToBeSigned>" + text + "</mss:DataToBeSigned>"
                        + rest);
    }

    static SoapMessage status(Sender sender, String transactionId) {
        return new SoapMessage(
                "MSS_StatusQuery", "MSS_StatusReq", "MSSP_TransID=\"" + transactionId + "\"", sender.apInfo("S1"));
    }

    static SoapMessage profile(Sender sender, String msisdn, String rest) {
        return new SoapMessage("MSS_ProfileQuery", "MSS_ProfileReq", "", sender.apInfo("P1") + user(msisdn) + rest);
    }

    static String user(String msisdn) {
        return "<mss:MobileUser><mss:MSISDN>" + msisdn + "</mss:MSISDN></mss:MobileUser>";
    }

    /** A service with its parameters. */
    static String services(String... services) {
        return "<mss:AdditionalServices>" + String.join("", services) + "</mss:AdditionalServices>";
    }

    static String service(String uri, String parameters) {
        return "<mss:Service><mss:Description><mss:mssURI>" + uri + "</mss:mssURI></mss:Description>" + parameters
                + "</mss:Service>";
    }

    String envelope() {
        return FORM.formatted(operation, message, attributes, content);
    }

    ValidatableResponse post() {
        return given().contentType("application/soap+xml")
                .body(envelope())
                .post("/soap/services/MSS_SignaturePort")
                .then();
    }

    /** @return the transaction's id */
    String accepted() {
        return post().statusCode(200)
                .body(containsString("<mss:StatusCode Value=\"100\""))
                .extract()
                .asString()
                .replaceAll("(?s).*MSSP_TransID=\"([^\"]+)\".*", "$1");
    }

    ValidatableResponse fault(int code) {
        return post().statusCode(500).body(containsString(">mss:_" + code + "<"));
    }

    ValidatableResponse fault(int code, int subCode) {
        return fault(code).body(containsString(">fi:_" + subCode + "<"));
    }
}
