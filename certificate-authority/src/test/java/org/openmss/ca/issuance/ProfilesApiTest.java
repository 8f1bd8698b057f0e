package org.openmss.ca.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.bouncycastle.asn1.ASN1OctetString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.ca.Card;
import org.openmss.ca.ChainJudges;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.ca.issuance.domain.ProfileEditions;
import org.openmss.ca.issuance.profiles.ProfileFiles;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(IssuanceForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class ProfilesApiTest {
    @Inject
    DataSource database;

    @Inject
    ProfileEditions editions;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "authentication, P3Y, 0.4.0.2042.1.2",
        "signature, P3Y, 0.4.0.2042.1.2",
        "authentication-server, P3Y, 0.4.0.2042.1.1",
        "signature-server, P3Y, 0.4.0.2042.1.1",
        "authentication-short-lived, PT12H, 0.4.0.2042.1.2",
        "signature-short-lived, PT12H, 0.4.0.2042.1.2",
        "signature-qualified, P2Y, 0.4.0.194112.1.2"
    })
    void eachProfileForPeopleIsIssuedAndAcceptedByTheJudges(String profile, String life, String policy)
            throws Exception {
        var purpose = KeyPurpose.ofWireName(profile.split("-")[0]);
        var request = new Card().request(purpose);
        request.put("profile", profile);
        Card.part(request, "subject").put("serialNumber", "PNOIS-" + UUID.randomUUID());

        var certificate = Doors.certificate(Doors.issue(request).statusCode(201));

        ChainJudges.agree(folder, certificate);
        var start = certificate.getNotBefore().toInstant().atOffset(ZoneOffset.UTC);
        assertThat(certificate.getNotAfter().toInstant())
                .isEqualTo(start.plus(life.startsWith("PT") ? Duration.parse(life) : Period.parse(life))
                        .minusSeconds(1)
                        .toInstant());
        assertThat(text(certificate)).contains("Policy: " + policy);
    }

    @Test
    void aQualifiedCertificateSaysSo() throws Exception {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        request.put("profile", "signature-qualified");
        Card.part(request, "subject").put("serialNumber", "PNOIS-" + UUID.randomUUID());

        var certificate = Doors.certificate(Doors.issue(request).statusCode(201));

        var openSsl = new OpenSsl(folder);
        openSsl.file(
                "statements.der",
                ASN1OctetString.getInstance(certificate.getExtensionValue("1.3.6.1.5.5.7.1.3"))
                        .getOctets());
        assertThat(openSsl.run("asn1parse", "-inform", "DER", "-in", "statements.der")
                        .text())
                .contains(
                        "1.3.6.1.5.5.7.11.2",
                        ":0.4.0.1862.1.1",
                        ":0.4.0.1862.1.4",
                        ":0.4.0.1862.1.6.1",
                        ":https://pki.operator.example/pds-en.pdf",
                        ":EUR");
    }

    @Test
    void aProfileThatWantsASemanticNumberRefusesAnother() {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        request.put("profile", "signature-qualified");

        Doors.issue(request)
                .statusCode(400)
                .body("field", equalTo("subject.serialNumber"), "detail", containsString("PNOIS-"));
    }

    @Test
    void aKindOfKeyThatTheProfileDoesNotAllowIsRefused() {
        var request = new Card(Card.key("secp521r1")).request(KeyPurpose.SIGNATURE);
        request.put("profile", "signature-qualified");
        Card.part(request, "subject").put("serialNumber", "PNOIS-4711");

        Doors.issue(request)
                .statusCode(422)
                .body("type", equalTo("urn:mss:problem:key-not-allowed"), "detail", containsString("USR-7"));
    }

    @Test
    void anUnknownProfileIsAnsweredWithTheNamesOfAll() {
        var request = new Card().request(KeyPurpose.SIGNATURE);
        request.put("profile", "ocsp");

        Doors.issue(request)
                .statusCode(400)
                .body("field", equalTo("profile"), "detail", containsString("machine-client"));
    }

    @Test
    void aProofForOneProfileDoesNotServeAnotherOfTheSameUse() {
        var card = new Card();
        Doors.issue(card.request(KeyPurpose.SIGNATURE)).statusCode(201);
        var other = card.request(KeyPurpose.SIGNATURE);
        other.put("profile", "signature-short-lived");

        Doors.issue(other).statusCode(409).body("type", equalTo("urn:mss:problem:proof-reused"));
    }

    @Test
    void aKeyServesAllProfilesOfItsUse() {
        var card = new Card();
        Doors.issue(card.request(KeyPurpose.SIGNATURE)).statusCode(201);
        var other = card.challenged().request(KeyPurpose.SIGNATURE);
        other.put("profile", "signature-short-lived");

        Doors.issue(other).statusCode(201);
    }

    @Test
    void theSameRequestForAnotherProfileIsAnotherRequest() {
        var card = new Card();
        var request = card.request(KeyPurpose.SIGNATURE);
        Doors.issue(request).statusCode(201);
        request.put("profile", "signature-short-lived");

        Doors.issue(request).statusCode(409).body("type", equalTo("urn:mss:problem:request-id-used"));
    }

    @Test
    void eachCertificatesRecordNamesAnEditionThatIsKept() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);

        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select e.content from certificate c join profile_edition e"
                        + " on e.name = c.profile and e.version = c.profile_version where c.serial = ?")) {
            query.setString(1, Doors.serial(certificate));
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).contains("\"own\":\"2.999.1.2\"");
            }
        }
    }

    @Test
    void anEditionOnRecordStaysAsItWas() {
        var name = new ProfileName("signature-once");
        String first = ProfileFiles.QUALIFIED.replace("signature-qualified", name.value());
        var edition = ProfileFiles.builtIn().read("first", first);

        editions.add(edition);
        editions.add(ProfileFiles.builtIn().read("changed", first.replace("P2Y", "P1Y")));

        assertThat(editions.find(name, "1")).contains(edition.content());
        assertThat(editions.find(name, "2")).isEmpty();
    }

    private String text(X509Certificate certificate) throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("text.der", certificate.getEncoded());
        return openSsl.run("x509", "-in", "text.der", "-noout", "-text").text();
    }
}
