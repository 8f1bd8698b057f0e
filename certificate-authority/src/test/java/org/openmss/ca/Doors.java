package org.openmss.ca;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import org.openmss.kernel.KeyPurpose;

/** The service's doors as its tests use them. */
public final class Doors {
    private Doors() {}

    public static ValidatableResponse issue(Map<String, Object> request) {
        return given().contentType("application/json")
                .body(request)
                .post("/certificates")
                .then();
    }

    /** A fresh card's certificate. */
    public static X509Certificate certificate(KeyPurpose purpose) {
        return certificate(issue(new Card().request(purpose)).statusCode(201));
    }

    public static X509Certificate certificate(ValidatableResponse answer) {
        return parse(Base64.getDecoder().decode(answer.extract().<String>path("certificate")));
    }

    public static X509Certificate parse(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String serial(X509Certificate certificate) {
        return java.util.HexFormat.of().formatHex(certificate.getSerialNumber().toByteArray());
    }

    public static ValidatableResponse revoke(String serial, String reason) {
        return given().contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/certificates/{serial}/revocation", serial)
                .then();
    }

    public static ValidatableResponse hold(String serial) {
        return given().post("/certificates/{serial}/suspension", serial).then();
    }

    public static ValidatableResponse resume(String serial) {
        return given().delete("/certificates/{serial}/suspension", serial).then();
    }

    public static byte[] download(String path) {
        return given().get(path).then().statusCode(200).extract().asByteArray();
    }
}
