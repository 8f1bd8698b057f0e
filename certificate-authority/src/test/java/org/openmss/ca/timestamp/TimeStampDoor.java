package org.openmss.ca.timestamp;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** The door as its tests use it. */
final class TimeStampDoor {
    static final String QUERY = "application/timestamp-query";
    static final String REPLY = "application/timestamp-reply";
    private static final int SHA256_OCTETS = 32;

    private TimeStampDoor() {}

    static ValidatableResponse post(byte[] body) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(QUERY, ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(QUERY)
                .body(body)
                .post("/tsa")
                .then();
    }

    static byte[] reply(byte[] request) {
        return post(request).statusCode(200).contentType(REPLY).extract().asByteArray();
    }

    static TimeStampResponse response(byte[] request) throws TSPException, IOException {
        return new TimeStampResponse(reply(request));
    }

    static TimeStampToken token(TimeStampRequest request) throws TSPException, IOException {
        var response = response(request.getEncoded());
        response.validate(request);
        return response.getTimeStampToken();
    }

    static TimeStampToken token() throws TSPException, IOException {
        return token(asking().generate(NISTObjectIdentifiers.id_sha256, imprint()));
    }

    static TimeStampRequestGenerator asking() {
        var asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        return asking;
    }

    static byte[] imprint() {
        return imprint(SHA256_OCTETS);
    }

    static byte[] imprint(int octets) {
        byte[] imprint = new byte[octets];
        new Random().nextBytes(imprint);
        return imprint;
    }

    /** With a policy of somebody else. */
    static final ASN1ObjectIdentifier OTHER_POLICY = new ASN1ObjectIdentifier("2.999.77");

    static String refusal(TimeStampResponse response) {
        return response.getFailInfo() == null ? "none" : name(response.getFailInfo());
    }

    private static String name(PKIFailureInfo info) {
        return switch (info.intValue()) {
            case PKIFailureInfo.badAlg -> "badAlg";
            case PKIFailureInfo.badRequest -> "badRequest";
            case PKIFailureInfo.badDataFormat -> "badDataFormat";
            case PKIFailureInfo.timeNotAvailable -> "timeNotAvailable";
            case PKIFailureInfo.unacceptedPolicy -> "unacceptedPolicy";
            case PKIFailureInfo.unacceptedExtension -> "unacceptedExtension";
            case PKIFailureInfo.systemFailure -> "systemFailure";
            default -> info.toString();
        };
    }
}
