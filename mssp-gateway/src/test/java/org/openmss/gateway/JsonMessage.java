package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;

/** A message of the JSON mirror of TS 102 204, as a test wants it. */
record JsonMessage(String path, String body) {

    /** Who asks, in the message itself. */
    record Sender(String apId, String password) {
        String apInfo(String apTransId) {
            return """
                    "MajorVersion":"1","MinorVersion":"2","AP_Info":{"AP_ID":"%s","AP_PWD":"%s","AP_TransID":"%s","Instant":"2026-11-24T05:00:00.000+01:00"},"MSSP_Info":{"MSSP_ID":{"URI":"http://mssp.example/"}},""".formatted(apId, password, apTransId);
        }
    }

    /** @param rest further members, each with a comma before it */
    static JsonMessage signature(Sender sender, String apTransId, String msisdn, String text, String rest) {
        return new JsonMessage("/rest/service/sign", """
                {"MSS_SignatureReq":{%s"MessagingMode":"asynch","TimeOut":"80","MobileUser":{"MSISDN":"%s"},"DataToBeSigned":{"MimeType":"text/plain","Encoding":"UTF-8","Data":"%s"}%s}}""".formatted(sender.apInfo(apTransId), msisdn, text, rest));
    }

    static JsonMessage status(Sender sender, String transactionId) {
        return new JsonMessage(
                "/rest/service/status",
                "{\"MSS_StatusReq\":{" + sender.apInfo("S1") + "\"MSSP_TransID\":\"" + transactionId + "\"}}");
    }

    static JsonMessage profile(Sender sender, String msisdn) {
        return new JsonMessage(
                "/rest/service/profile",
                "{\"MSS_ProfileReq\":{" + sender.apInfo("P1") + "\"MobileUser\":{\"MSISDN\":\"" + msisdn + "\"}}}");
    }

    JsonMessage with(String part, String other) {
        assertThat(body).contains(part);
        return new JsonMessage(path, body.replace(part, other));
    }

    JsonMessage at(String other) {
        return new JsonMessage(other, body);
    }

    /** As clients of the mirror send it, with a Content-Encoding that is none. */
    ValidatableResponse post() {
        return given().contentType("application/json;charset=UTF-8")
                .accept("application/json")
                .header("Content-Encoding", "UTF-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .contentType(startsWith("application/json"));
    }

    /** @return the transaction's id */
    String accepted() {
        return post().statusCode(200)
                .body("MSS_SignatureResp.Status.StatusCode.Value", equalTo("100"))
                .extract()
                .path("MSS_SignatureResp.MSSP_TransID");
    }

    ValidatableResponse fault(int code) {
        return post().statusCode(500).body("Fault.Code.SubCode.Value", equalTo("_" + code));
    }

    ValidatableResponse fault(int code, int subCode) {
        return fault(code).body("Fault.Code.SubCode.SubCode.Value", equalTo("_" + subCode));
    }
}
