package org.openmss.ca.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.ca.RelyingParty;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class CrlApiTest {
    @Inject
    IssueCrl issueCrl;

    @Inject
    CrlScopes scopes;

    @Inject
    CrlMetrics metrics;

    @Inject
    MeterRegistry meters;

    @TempDir
    Path folder;

    private static X509CRL parse(byte[] der) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    private static X509CRL crlWith(X509Certificate certificate) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        X509CRL crl = parse(Doors.download("/crl/issuing.crl"));
        while (!crl.isRevoked(certificate) && System.nanoTime() < deadline) {
            Thread.sleep(50);
            crl = parse(Doors.download("/crl/issuing.crl"));
        }
        return crl;
    }

    @Test
    void aRevocationIsOnTheCrlWithinFiveSeconds() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        String at = Doors.revoke(Doors.serial(certificate), "keyCompromise")
                .extract()
                .path("revokedAt");

        var entry = crlWith(certificate).getRevokedCertificate(certificate);

        assertThat(entry).isNotNull();
        assertThat(entry.getRevocationDate()).isEqualTo(Instant.parse(at));
        assertThat(HexFormat.of().formatHex(entry.getExtensionValue("2.5.29.21")))
                .isEqualTo("04030a0101");
        assertThat(entry.getCriticalExtensionOIDs()).isNullOrEmpty();
    }

    @Test
    void anUnspecifiedReasonIsNotWritten() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        Doors.revoke(Doors.serial(certificate), "unspecified").statusCode(200);

        assertThat(crlWith(certificate).getRevokedCertificate(certificate).hasExtensions())
                .isFalse();
    }

    @Test
    void openSslRefusesTheRevokedAndAcceptsTheOther() throws Exception {
        var good = Doors.certificate(KeyPurpose.SIGNATURE);
        var revoked = Doors.certificate(KeyPurpose.SIGNATURE);
        Doors.revoke(Doors.serial(revoked), "superseded").statusCode(200);
        crlWith(revoked);
        var relyingParty = new RelyingParty(folder);

        assertThat(relyingParty.byCrl(good, "issuing")).contains("leaf.pem: OK");
        assertThat(relyingParty.byCrl(revoked, "issuing")).contains("certificate revoked");
    }

    @Test
    void certtoolVerifiesTheCrl() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.pem("crl.pem", "X509 CRL", Doors.download("/crl/issuing.crl"));
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/issuing.cer"));
        var certtool = new ProcessBuilder(
                        "certtool", "--verify-crl", "--load-ca-certificate", "issuing.pem", "--infile", "crl.pem")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(certtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(text).contains("Verification output: Verified");
        assertThat(certtool.waitFor()).isZero();
    }

    @Test
    void javaRefusesTheRevokedAndAcceptsTheOther() throws Exception {
        var good = Doors.certificate(KeyPurpose.SIGNATURE);
        var revoked = Doors.certificate(KeyPurpose.SIGNATURE);
        Doors.revoke(Doors.serial(revoked), "superseded").statusCode(200);
        var crls = List.of(crlWith(revoked), parse(Doors.download("/crl/root.crl")));

        validate(good, crls);

        Assertions.assertThatThrownBy(() -> validate(revoked, crls))
                .isInstanceOfSatisfying(
                        CertPathValidatorException.class,
                        refused -> assertThat(refused.getReason())
                                .isEqualTo(CertPathValidatorException.BasicReason.REVOKED));
    }

    private static void validate(X509Certificate leaf, List<X509CRL> crls) throws Exception {
        var issuing = Doors.parse(Doors.download("/ca/issuing.cer"));
        var root = Doors.parse(Doors.download("/ca/root.cer"));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(true);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls)));
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf, issuing));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @Test
    void theNumberRises() throws Exception {
        var before = number(parse(Doors.download("/crl/issuing.crl")));

        scopes.all().forEach(issueCrl::issue);
        scopes.all().forEach(issueCrl::issue);

        assertThat(number(parse(Doors.download("/crl/issuing.crl"))))
                .isGreaterThanOrEqualTo(before.add(BigInteger.TWO));
    }

    private static BigInteger number(X509CRL crl) {
        byte[] value = crl.getExtensionValue("2.5.29.20");
        return new BigInteger(Arrays.copyOfRange(value, 4, value.length));
    }

    @Test
    void theFormIsThatOfTheProfile() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("issuing.crl", Doors.download("/crl/issuing.crl"));

        var text = openSsl.run("crl", "-inform", "DER", "-in", "issuing.crl", "-noout", "-text")
                .text();
        var crl = parse(openSsl.read("issuing.crl"));

        assertThat(crl.getVersion()).isEqualTo(2);
        assertThat(crl.getCriticalExtensionOIDs()).containsExactly("2.5.29.28");
        assertThat(crl.getNonCriticalExtensionOIDs()).isEqualTo(Set.of("2.5.29.35", "2.5.29.20"));
        assertThat(text).contains("Only User Certificates").contains("URI:http://localhost:8083/crl/issuing.crl");
        assertThat(crl.getIssuerX500Principal().getEncoded())
                .isEqualTo(Doors.parse(Doors.download("/ca/issuing.cer"))
                        .getSubjectX500Principal()
                        .getEncoded());
        assertThat(Duration.between(
                        crl.getThisUpdate().toInstant(), crl.getNextUpdate().toInstant()))
                .isEqualTo(Duration.ofHours(48));
    }

    @Test
    void anEmptyCrlHasNoListOfRevokedCertificates() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.file("root.crl", Doors.download("/crl/root.crl"));

        var text = openSsl.run("crl", "-inform", "DER", "-in", "root.crl", "-noout", "-text")
                .text();
        var structure =
                openSsl.run("asn1parse", "-inform", "DER", "-in", "root.crl").text();

        assertThat(text).contains("No Revoked Certificates").doesNotContain("Issuing Distribution Point");
        assertThat(structure.lines().filter(line -> line.contains("l=   0"))).isEmpty();
    }

    @Test
    void aCrlIsServedForCaches() {
        var answer = given().get("/crl/issuing.crl")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/pkix-crl"))
                .header("Cache-Control", equalTo("public, max-age=60"));
        String tag = answer.extract().header("ETag");
        String modified = answer.extract().header("Last-Modified");

        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        given().header("If-None-Match", tag).get("/crl/issuing.crl").then().statusCode(304);
        given().header("If-Modified-Since", modified)
                .get("/crl/root.crl")
                .then()
                .statusCode(304);
    }

    @Test
    @TestSecurity
    void theWorldReadsCrlsAndCaCertificates() {
        given().get("/crl/root.crl").then().statusCode(200);
        given().get("/ca/root.cer").then().statusCode(200).header("Content-Type", equalTo("application/pkix-cert"));
        given().get("/ca/other.cer").then().statusCode(404);
        given().get("/crl/other.crl").then().statusCode(404);
        given().post("/crl/root.crl").then().statusCode(405);
    }

    @Test
    void onlyAnOperatorBringsARootCrl() {
        given().contentType("application/pkix-crl")
                .body(Doors.download("/crl/root.crl"))
                .put("/authorities/root/crl")
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(user = "anna", roles = "ca-operator")
    void aRootCrlIsNotTakenWhereTheRootsKeyIsHere() {
        given().contentType("application/pkix-crl")
                .body(Doors.download("/crl/root.crl"))
                .put("/authorities/root/crl")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mss:problem:root-key-is-here"));
    }

    @Test
    void theTimeLeftIsMeasured() {
        metrics.look();

        double left = meters.get("mss.ca.crl.next.update")
                .tag("scope", "issuing")
                .gauge()
                .value();
        assertThat(left).isBetween((double) Duration.ofHours(47).toSeconds(), (double)
                Duration.ofHours(48).toSeconds());
        assertThat(meters.get("mss.ca.crl.next.update").tag("scope", "root").gauge())
                .isNotNull();
    }
}
