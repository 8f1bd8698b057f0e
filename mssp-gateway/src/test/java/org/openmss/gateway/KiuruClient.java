package org.openmss.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client of the JSON mirror that leaves to HTTP who it is. */
record KiuruClient(String host, String path) {

    static String signature(String msisdn, String text) {
        return """
                {"MSS_SignatureReq":{"MessagingMode":"async","MobileUser":{"MSISDN":"%s"},"DataToBeSigned":{"MimeType":"text/plain","Encoding":"UTF-8","Data":"%s"},"AdditionalServices":[],"AP_Info":{}}}""".formatted(msisdn, text);
    }

    static String basic(String user, String password) {
        return "Basic " + base64((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    ValidatableResponse post(String authorization, String body) {
        return given().contentType("application/json")
                .header("Authorization", authorization)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .contentType(startsWith("application/json"));
    }

    ValidatableResponse post(String authorization, String date, String body) {
        return given().contentType("application/json")
                .header("Authorization", authorization)
                .header("Date", date)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then()
                .contentType(startsWith("application/json"));
    }

    /** The header of a request with this key, date and body. */
    String hmac(String apId, byte[] key, String date, String body) {
        return basic(
                base64(apId.getBytes(StandardCharsets.UTF_8)),
                hex(key, String.join("\n", date, "POST", host, path, body, "")));
    }

    private static String hex(byte[] key, String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
