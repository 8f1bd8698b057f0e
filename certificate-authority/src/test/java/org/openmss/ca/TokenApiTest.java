package org.openmss.ca;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokenIssuer.class)
class TokenApiTest {
    private static final String ISSUER = "https://issuer.openmss.invalid";
    private static final String AUDIENCE = "certificate-authority";

    private static String claims(String issuer, String audience, String role, int secondsLeft) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        return "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"anna\",\"upn\":\"anna\",\"groups\":[\"%s\"],\"iat\":%d,\"exp\":%d}"
                .formatted(issuer, audience, role, now - 600, now + secondsLeft);
    }

    private static int read(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/certificates/0102")
                .statusCode();
    }

    private static int revoke(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"reason\":\"superseded\"}")
                .post("/certificates/0102/revocation")
                .statusCode();
    }

    private static void expect(int expected, int status) {
        assertThat(status).isEqualTo(expected);
    }

    @Test
    void anOperatorsTokenReadsAndRevokes() {
        String token = TokenIssuer.token(claims(ISSUER, AUDIENCE, "ca-operator", 600));

        expect(404, read(token));
        expect(404, revoke(token));
    }

    @Test
    void anAuditorsTokenReadsAlone() {
        String token = TokenIssuer.token(claims(ISSUER, AUDIENCE, "ca-auditor", 600));

        expect(404, read(token));
        expect(403, revoke(token));
    }

    @Test
    void aTokenForAnotherAudienceIssuerOrTimeOrOfAnotherKeyIsRefused() {
        expect(401, read(TokenIssuer.token(claims(ISSUER, "registration-authority", "ca-operator", 600))));
        expect(401, read(TokenIssuer.token(claims("https://other.invalid", AUDIENCE, "ca-operator", 600))));
        expect(401, read(TokenIssuer.token(claims(ISSUER, AUDIENCE, "ca-operator", -120))));
        expect(401, read(TokenIssuer.token(claims(ISSUER, AUDIENCE, "ca-operator", 600), Card.p256())));
        expect(401, read(TokenIssuer.unsigned(claims(ISSUER, AUDIENCE, "ca-operator", 600))));
        expect(401, read("rubbish"));
    }

    @Test
    void aTokenThatNamesNoPersonIsRefused() {
        String claims = claims(ISSUER, AUDIENCE, "ca-operator", 600);

        expect(401, read(TokenIssuer.token(claims.replace("\"sub\":\"anna\",", ""))));
        expect(401, read(TokenIssuer.token(claims.replace("\"sub\":\"anna\"", "\"sub\":\" \""))));
        expect(404, read(TokenIssuer.token(claims.replace("\"upn\":\"anna\",", ""))));
    }

    @Test
    void aTokenThatClaimsAServicesRoleIsRefused() {
        String token = TokenIssuer.token(claims(ISSUER, AUDIENCE, "registration-authority", 600));

        expect(401, read(token));
        expect(401, revoke(token));
    }

    @Test
    void aTokenWithARoleOfAnotherServiceIsForbidden() {
        expect(403, read(TokenIssuer.token(claims(ISSUER, AUDIENCE, "ra-officer", 600))));
    }

    @Test
    void theAuditTrailIsTheCaAuditorsAlone() {
        expect(200, trail("ca-auditor"));
        expect(403, trail("ca-operator"));
        expect(403, trail("auditor"));
    }

    private static int trail(String role) {
        String token = TokenIssuer.token(claims(ISSUER, AUDIENCE, role, 600));
        return given().header("Authorization", "Bearer " + token)
                .get("/audit/records")
                .statusCode();
    }
}
