package org.openmss.ca.status;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.ca.status.domain.Crls;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** Partitions and delta CRLs. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@TestProfile(DividedCrlApiTest.Divided.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class DividedCrlApiTest {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:8083(/crl/issuing(-p[1-3])?\\.crl)");

    @Inject
    CrlScopes scopes;

    @Inject
    IssueCrl issueCrl;

    @Inject
    Crls crls;

    @Inject
    DataSource database;

    @TempDir
    Path folder;

    /** Three parts, with deltas. */
    public static class Divided implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mss.status.crl.partitions", "3",
                    "mss.status.crl.delta", "true",
                    "mss.status.crl.every", "1H");
        }
    }

    private static X509CRL parse(byte[] der) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    /** Where the certificate says its CRL is. */
    private static String path(X509Certificate certificate) {
        var text = new String(certificate.getExtensionValue("2.5.29.31"), StandardCharsets.ISO_8859_1);
        var found = ADDRESS.matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static X509CRL full(X509Certificate certificate) throws Exception {
        return parse(Doors.download(path(certificate)));
    }

    private static X509CRL delta(X509Certificate certificate) throws Exception {
        return parse(Doors.download(deltaPath(certificate)));
    }

    private static String deltaPath(X509Certificate certificate) {
        return path(certificate).replace("/crl/", "/crl/delta/");
    }

    private CrlScope scope(X509Certificate certificate) {
        return scopes.all().stream()
                .filter(scope -> scope.covers() == Covers.USERS)
                .filter(scope -> path(certificate)
                        .equals("/crl/issuing"
                                + (scope.partition().equals(CrlPartition.UNDIVIDED) ? "" : "-p" + scope.partition())
                                + ".crl"))
                .findFirst()
                .orElseThrow();
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private void untilTold() throws InterruptedException {
        until(() -> crls.untold().isEmpty());
    }

    @Test
    void everyCertificateIsOnTheCrlOfItsPartAndOnNoOther() throws Exception {
        var seen = new HashSet<String>();
        for (int count = 0; seen.size() < 2 && count < 60; count++) {
            var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
            Doors.revoke(Doors.serial(certificate), "superseded").statusCode(200);
            seen.add(path(certificate));
            untilTold();
            issueCrl.issue(scope(certificate));

            for (String path :
                    List.of("/crl/issuing.crl", "/crl/issuing-p1.crl", "/crl/issuing-p2.crl", "/crl/issuing-p3.crl")) {
                var crl = parse(Doors.download(path));
                assertThat(crl.isRevoked(certificate)).isEqualTo(path.equals(path(certificate)));
                assertThat(new String(crl.getExtensionValue("2.5.29.28"), StandardCharsets.ISO_8859_1))
                        .contains("http://localhost:8083" + path);
            }
        }
        assertThat(seen).hasSizeGreaterThan(1).doesNotContain("/crl/issuing.crl");
    }

    @Test
    void anUnknownPartIsNotFound() {
        given().get("/crl/issuing-p4.crl").then().statusCode(404);
        given().get("/crl/issuing-p9999.crl").then().statusCode(404);
        given().get("/crl/root-p1.crl").then().statusCode(404);
        given().get("/crl/delta/root.crl").then().statusCode(404);
    }

    @Test
    void aRevocationIsOnTheDeltaAtOnceAndOnTheFullCrlInItsTime() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        var full = full(certificate);
        Doors.revoke(Doors.serial(certificate), "keyCompromise").statusCode(200);
        untilTold();

        var delta = delta(certificate);

        assertThat(delta.isRevoked(certificate)).isTrue();
        assertThat(full(certificate).isRevoked(certificate)).isFalse();
        assertThat(number(delta, "2.5.29.27")).isEqualTo(number(full, "2.5.29.20"));
        assertThat(number(delta, "2.5.29.20")).isGreaterThan(number(full, "2.5.29.20"));
        assertThat(delta.getExtensionValue("2.5.29.28")).isEqualTo(full.getExtensionValue("2.5.29.28"));
        assertThat(new String(full.getExtensionValue("2.5.29.46"), StandardCharsets.ISO_8859_1))
                .contains("http://localhost:8083" + deltaPath(certificate));

        issueCrl.issue(scope(certificate));

        assertThat(full(certificate).isRevoked(certificate)).isTrue();
    }

    private static BigInteger number(X509CRL crl, String oid) {
        byte[] value = crl.getExtensionValue(oid);
        return new BigInteger(Arrays.copyOfRange(value, 4, value.length));
    }

    @Test
    void openSslTakesTheDeltaIntoAccount() throws Exception {
        var good = Doors.certificate(KeyPurpose.SIGNATURE);
        var revoked = Doors.certificate(KeyPurpose.SIGNATURE);
        while (!path(revoked).equals(path(good))) {
            revoked = Doors.certificate(KeyPurpose.SIGNATURE);
        }
        Doors.revoke(Doors.serial(revoked), "superseded").statusCode(200);
        untilTold();
        var openSsl = new OpenSsl(folder);
        openSsl.pem("full.pem", "X509 CRL", Doors.download(path(good)));
        openSsl.pem("delta.pem", "X509 CRL", Doors.download(deltaPath(good)));
        openSsl.pem("root.pem", "CERTIFICATE", Doors.download("/ca/root.cer"));
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/issuing.cer"));
        openSsl.file("good.der", good.getEncoded());
        openSsl.file("revoked.der", revoked.getEncoded());

        assertThat(verify(openSsl, "good.der", "-use_deltas").text()).contains("good.der: OK");
        assertThat(verify(openSsl, "revoked.der", "-use_deltas").text()).contains("certificate revoked");
        assertThat(verify(openSsl, "revoked.der", "-extended_crl").text()).contains("revoked.der: OK");
    }

    private static OpenSsl.Verdict verify(OpenSsl openSsl, String leaf, String mode) throws Exception {
        return openSsl.run(
                "verify",
                "-extended_crl",
                "-crl_check",
                mode,
                "-CRLfile",
                "full.pem",
                "-CRLfile",
                "delta.pem",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                leaf);
    }

    /** What another node commits, or this one before a crash, is in the database alone. */
    @Test
    void aChangeMadeByAnotherNodeIsTold() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        try (Connection connection = database.getConnection();
                var update = connection.prepareStatement("update certificate set state = 'REVOKED',"
                        + " revoked_at = date_trunc('second', now()), reason = 4 where serial = ?")) {
            update.setString(1, Doors.serial(certificate));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        untilTold();

        assertThat(delta(certificate).isRevoked(certificate)).isTrue();
    }

    @Test
    void aReleaseFromHoldIsTakenOffByTheDelta() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        state(certificate, "state = 'ON_HOLD', revoked_at = date_trunc('second', now()), reason = 6");
        untilTold();
        issueCrl.issue(scope(certificate));
        assertThat(full(certificate).isRevoked(certificate)).isTrue();

        state(certificate, "state = 'VALID', revoked_at = null, reason = null");
        untilTold();

        var entry = delta(certificate).getRevokedCertificate(certificate);
        assertThat(entry.getExtensionValue("2.5.29.21")).endsWith(8);
        issueCrl.issue(scope(certificate));
        assertThat(full(certificate).isRevoked(certificate)).isFalse();
        issueCrl.issueIfDue(scope(certificate));
        assertThat(delta(certificate).isRevoked(certificate)).isFalse();
    }

    private void state(X509Certificate certificate, String change) throws Exception {
        try (Connection connection = database.getConnection();
                var update = connection.prepareStatement("update certificate set " + change + " where serial = ?")) {
            update.setString(1, Doors.serial(certificate));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void aLineOfAnExpiredCertificateStaysUntilARegularCrlHasShownIt() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        Doors.revoke(Doors.serial(certificate), "superseded").statusCode(200);
        untilTold();
        var scope = scope(certificate);
        issueCrl.issue(scope);
        state(certificate, "not_before = not_before - interval '1 day', not_after = date_trunc('second', now())");
        var expired = Instant.now();
        until(() -> Instant.now().isAfter(expired.plusSeconds(1)));

        issueCrl.issue(scope);
        boolean onTheFirst = full(certificate).isRevoked(certificate);
        issueCrl.issue(scope);

        assertThat(onTheFirst).isTrue();
        assertThat(full(certificate).isRevoked(certificate)).isFalse();
    }

    private Crl newestFull(CrlScope scope) {
        return crls.newest(scope.id(), Crl.Kind.FULL).orElseThrow();
    }

    @Test
    void whatIsNotDueIsNotIssuedAgain() throws Exception {
        untilTold();
        scopes.all().forEach(issueCrl::issueIfDue);
        var before = scopes.all().stream().map(this::newestFull).toList();

        scopes.all().forEach(issueCrl::issueIfDue);
        scopes.all().forEach(issueCrl::issueAfterChange);

        assertThat(scopes.all().stream().map(this::newestFull)).isEqualTo(before);
    }

    @Test
    void theContentOfReplacedCrlsIsForgottenAndTheNewestStays() {
        var scope = scopes.all().getLast();
        var old = issueCrl.issue(scope);
        issueCrl.issue(scope);

        crls.forgetReplacedBefore(Instant.now().plusSeconds(5));

        given().get("/crl/issuing-p{part}.crl", scope.partition().number())
                .then()
                .statusCode(200);
        assertThatThrownBy(() -> crls.write(scope.id(), old, OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is gone");
    }
}
