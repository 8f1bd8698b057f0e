package org.openmss.ca.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.ca.Caller;
import org.openmss.ca.Card;
import org.openmss.ca.Doors;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class SearchApiTest {
    private static ValidatableResponse search(Map<String, ?> parameters) {
        return given().queryParams(parameters).get("/certificates").then();
    }

    private static List<String> serials(ValidatableResponse page) {
        return page.statusCode(200).extract().path("certificates.serial");
    }

    private static String fresh() {
        return Doors.serial(Doors.certificate(KeyPurpose.SIGNATURE));
    }

    private static String issuedTo(String givenName, String surname) {
        var request = new Card().request(KeyPurpose.AUTHENTICATION);
        Card.part(request, "subject").put("givenName", givenName);
        Card.part(request, "subject").put("surname", surname);
        return Doors.serial(Doors.certificate(Doors.issue(request).statusCode(201)));
    }

    // ---- pages

    @Test
    void pagesHoldEachCertificateOnceWhateverIsIssuedMeanwhile() {
        var before = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            before.add(fresh());
        }

        var found = new ArrayList<String>();
        var page = search(Map.of("limit", 2)).statusCode(200);
        found.addAll(serials(page));
        String next = page.extract().path("next");
        while (next != null) {
            fresh();
            page = search(Map.of("limit", 2, "cursor", next)).statusCode(200);
            found.addAll(serials(page));
            next = page.extract().path("next");
        }

        assertThat(found).doesNotHaveDuplicates().containsAll(before);
        assertThat(page.extract().<List<String>>path("certificates.issuedAt"))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aListShowsNeitherKeysNorProofs() {
        String serial = fresh();

        String body = search(Map.of("limit", 200)).statusCode(200).extract().asString();

        assertThat(body)
                .contains(serial, "VALID", "issuing", "signature")
                .doesNotContain("iccid", "publicKey", "nonce", "registrationId");
    }

    @Test
    void aCursorBelongsToItsSearch() {
        fresh();
        fresh();
        String next = search(Map.of("limit", 1)).extract().path("next");

        search(Map.of("cursor", next, "state", "VALID"))
                .statusCode(400)
                .body("field", equalTo("cursor"), "detail", containsString("of the page before"));
    }

    @Test
    void aCursorThatSomebodyMadeUpIsRefusedWhateverStandsInIt() {
        String given = "Una" + UUID.randomUUID().toString().substring(0, 8);
        issuedTo(given, "Fyrri");
        issuedTo(given, "Seinni");
        String byTime = search(Map.of("limit", 1)).extract().path("next");
        String byName = search(Map.of("limit", 1, "subject", given)).extract().path("next");

        search(Map.of("limit", 1, "cursor", withKey(byTime, "+1000000000-12-31T23:59:59Z")))
                .statusCode(400)
                .body("field", equalTo("cursor"));
        search(Map.of("limit", 1, "subject", given, "cursor", withKey(byName, given + "\0")))
                .statusCode(400)
                .body("field", equalTo("cursor"));
    }

    /** The place behind the serial's line is another one. */
    private static String withKey(String cursor, String key) {
        String content = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);
        String changed = content.substring(0, content.indexOf('\n', 8) + 1) + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({
        "cursor,rubbish!",
        "cursor,AAAA",
        "cursor,AAAAAAAAAAAAAAAAAAAAAA",
        "limit,0",
        "limit,201",
        "limit,many",
        "state,GONE",
        "issuer,nobody",
        "profile,other",
        "keyId,00",
        "subject,ab",
        "issuedFrom,yesterday",
        "expiresBefore,2030-01-01",
        "issuedFrom,+1000000000-12-31T23:59:59Z",
        "issuedBefore,-1000000000-01-01T00:00:00Z",
        "expiresFrom,+10000-01-01T00:00:00Z",
        "expiresBefore,1969-12-31T23:59:59Z",
        "requestId,ä",
        "isuer,issuing",
        "state,'VALID'';drop table certificate'",
    })
    void whatCannotBeSearchedForIsNamed(String parameter, String value) {
        search(Map.of(parameter, value))
                .statusCode(400)
                .body("type", equalTo("urn:mss:problem:invalid-field"), "field", equalTo(parameter));
    }

    @ParameterizedTest
    @CsvSource({
        "requestId,x,state,VALID",
        "subject,Ada,profile,signature",
        "issuedFrom,2030-01-01T00:00:00Z,expiresFrom,2030-01-01T00:00:00Z"
    })
    void whatIsNotCombinedIsSaid(String one, String value, String other, String otherValue) {
        search(Map.of(one, value, other, otherValue)).statusCode(400).body("detail", containsString("not combined"));
    }

    @Test
    void aFilterGivenTwiceIsRefused() {
        given().get("/certificates?state=VALID&state=REVOKED")
                .then()
                .statusCode(400)
                .body("field", equalTo("state"), "detail", containsString("more than once"));
    }

    // ---- filters

    @Test
    void statesAreTold() {
        String revoked = fresh();
        String held = fresh();
        String valid = fresh();
        Doors.revoke(revoked, "superseded").statusCode(200);
        given().post("/certificates/{serial}/suspension", held).then().statusCode(200);

        assertThat(serials(search(Map.of("state", "REVOKED", "limit", 200))))
                .contains(revoked)
                .doesNotContain(held, valid);
        assertThat(serials(search(Map.of("state", "ON_HOLD", "limit", 200))))
                .contains(held)
                .doesNotContain(revoked, valid);
        assertThat(serials(search(Map.of("state", "VALID", "limit", 200))))
                .contains(valid)
                .doesNotContain(revoked, held);
        assertThat(serials(search(Map.of("limit", 200)))).contains(valid, revoked, held);
    }

    @Test
    void profileIssuerAndTimesNarrowTheList() {
        String serial = fresh();
        String issuedAt = search(Map.of("limit", 1)).extract().path("certificates[0].issuedAt");

        assertThat(serials(search(Map.of("profile", "signature", "issuer", "issuing", "issuedFrom", issuedAt))))
                .contains(serial);
        assertThat(serials(search(Map.of("profile", "authentication", "limit", 200))))
                .doesNotContain(serial);
        assertThat(serials(search(Map.of("issuedBefore", issuedAt, "limit", 200))))
                .doesNotContain(serial);
    }

    @Test
    void whatEndsSoonestComesFirst() {
        fresh();
        fresh();

        List<String> ends = search(Map.of("expiresFrom", "2020-01-01T00:00:00Z", "limit", 200))
                .statusCode(200)
                .extract()
                .path("certificates.notAfter");

        assertThat(ends).hasSizeGreaterThan(1).isSorted();
        search(Map.of("expiresBefore", "2020-01-01T00:00:00Z")).body("certificates", hasSize(0), "next", nullValue());
    }

    @Test
    void aPersonIsFoundByTheBeginningOfTheName() {
        String given = "Þórdís" + UUID.randomUUID().toString().substring(0, 8);
        String serial = issuedTo(given, "Ångström");
        String other = issuedTo(given + "x", "Ångström");

        assertThat(serials(search(Map.of("subject", given.toUpperCase(java.util.Locale.ROOT) + " åNG"))))
                .containsExactly(serial);
        var first = search(Map.of("subject", given, "limit", 1)).body("certificates", hasSize(1));
        assertThat(serials(search(Map.of(
                        "subject", given, "limit", 1, "cursor", first.extract().<String>path("next")))))
                .containsExactly(other);
    }

    @Test
    void aRequestAndAKeyFindTheirCertificates() {
        String requestId = UUID.randomUUID().toString();
        var certificate = Doors.certificate(
                Doors.issue(new Card().request(KeyPurpose.SIGNATURE, requestId)).statusCode(201));
        String keyId = HexFormat.of()
                .formatHex(certificate.getExtensionValue("2.5.29.14"))
                .substring(8);

        assertThat(serials(search(Map.of("requestId", requestId)))).containsExactly(Doors.serial(certificate));
        assertThat(serials(search(Map.of("keyId", keyId)))).containsExactly(Doors.serial(certificate));
    }

    @Test
    void anRsaKeyIsFoundByItsIdentifierToo() {
        var card = new Card(Card.rsa(3072));
        var request = card.request(KeyPurpose.AUTHENTICATION);
        request.put("profile", "authentication-server");
        var certificate = Doors.certificate(Doors.issue(request).statusCode(201));
        String keyId = HexFormat.of()
                .formatHex(certificate.getExtensionValue("2.5.29.14"))
                .substring(8);

        assertThat(serials(search(Map.of("keyId", keyId)))).containsExactly(Doors.serial(certificate));
    }

    // ---- history

    @Test
    void aHistoryTellsWhoDidWhatAndWhoAgreed() {
        String serial = fresh();
        Caller.operator("anna", () -> given().post("/certificates/{serial}/suspension", serial));
        String proposal = Caller.operator(
                "anna",
                () -> given().delete("/certificates/{serial}/suspension", serial)
                        .then()
                        .extract()
                        .path("id"));
        Caller.operator("anna", () -> given().post("/admin/approvals/{id}/approval", proposal));
        Caller.operator("bert", () -> given().post("/admin/approvals/{id}/approval", proposal));
        Caller.operator("bert", () -> Doors.revoke(serial, "keyCompromise"));

        var history = Caller.operator(
                "carl",
                () -> given().get("/certificates/{serial}/history", serial)
                        .then()
                        .statusCode(200)
                        .body("serial", equalTo(serial), "state", equalTo("REVOKED"), "next", nullValue())
                        .extract()
                        .jsonPath());

        assertThat(history.getList("acts.action"))
                .containsExactly(
                        "certificate.prepare",
                        "certificate.issue",
                        "certificate.hold",
                        "certificate.resume.propose",
                        "certificate.resume.approve",
                        "certificate.resume.approve",
                        "certificate.resume",
                        "certificate.revoke");
        assertThat(history.getList("acts.actor").subList(2, 8))
                .containsExactly("anna", "anna", "anna", "bert", "bert", "bert");
        assertThat(history.getString("acts[4].outcome")).isEqualTo("refused-same-person");
        assertThat(history.getString("acts[5].outcome")).isEqualTo("done");
        assertThat(history.getString("acts[5].proposal")).isEqualTo(proposal);
        assertThat(history.getString("acts[7].detail")).isEqualTo("keyCompromise");
    }

    @Test
    void theRegistrationAuthorityDoesNotLearnWhoWorksHere() {
        given().get("/certificates/{serial}/history", fresh()).then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "carl", roles = "ca-auditor")
    void aHistoryIsOfACertificateThatWasReleased() {
        given().get("/certificates/0102/history").then().statusCode(404);
        given().get("/certificates/XYZ/history").then().statusCode(400);
        given().get("/certificates/0102/history?cursor=-1")
                .then()
                .statusCode(400)
                .body("field", equalTo("cursor"));
    }

    @Test
    @TestSecurity
    void aStrangerIsNobody() {
        given().get("/certificates").then().statusCode(401).body("certificates", nullValue());
        given().get("/certificates/0102/history").then().statusCode(401);
    }

    @Test
    @TestSecurity(user = "carl", roles = "ra-officer")
    void anotherServicesRoleOpensNothing() {
        given().get("/certificates").then().statusCode(403).body("detail", not(containsString("SQL")));
    }
}
