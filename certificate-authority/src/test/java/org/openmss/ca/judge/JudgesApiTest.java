package org.openmss.ca.judge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_NONE;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.validation.timestamp.DetachedTimestampValidator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmss.ca.Doors;
import org.openmss.ca.judge.Judge.Verdict;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** All judges say the same of the same certificate (certificate profile LNT-5). */
@QuarkusTest
@TestProfile(JudgesApiTest.AtItsAddress.class)
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class JudgesApiTest {

    /** The service listens where its certificates say. All its ports are fixed, or none: its metrics cannot bear a mixture. */
    public static class AtItsAddress implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String port = free();
            return Map.of(
                    "quarkus.http.test-port",
                    port,
                    "quarkus.http.test-ssl-port",
                    free(),
                    "quarkus.management.test-port",
                    free(),
                    "mss.ca.public-url",
                    "http://localhost:" + port);
        }

        private static String free() {
            try (var socket = new ServerSocket(0)) {
                return Integer.toString(socket.getLocalPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Where a judge is not installed, it is not heard; under MSS_REQUIRE_ALL that is a failure. */
    private static void summon(Judges judge) {
        boolean here = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, judge.tool())));
        assumeThat(here || "1".equals(System.getenv("MSS_REQUIRE_ALL")))
                .as("%s is not installed", judge.tool())
                .isTrue();
    }

    private static Judge.Case matter(X509Certificate certificate, Instant at) {
        return new Judge.Case(
                certificate,
                Doors.parse(Doors.download("/ca/issuing.cer")),
                Doors.parse(Doors.download("/ca/root.cer")),
                at);
    }

    private static void awaitCrl(Predicate<X509CRL> expected) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        X509CRL crl;
        do {
            crl = (X509CRL) CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(Doors.download("/crl/issuing.crl")));
        } while (!expected.test(crl) && System.nanoTime() < deadline);
    }

    @ParameterizedTest
    @EnumSource(Judges.class)
    void aGoodCertificateIsGoodForAll(Judges judge) throws Exception {
        summon(judge);
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);

        assertThat(judge.judge(matter(certificate, Instant.now()))).isEqualTo(Verdict.GOOD);
    }

    /** Those that ask for the status. */
    @ParameterizedTest
    @EnumSource(value = Judges.class, mode = MATCH_NONE, names = ".*_BY_TIME")
    void aRevokedCertificateIsRevokedForAll(Judges judge) throws Exception {
        summon(judge);
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        Doors.revoke(Doors.serial(certificate), "keyCompromise").statusCode(200);
        awaitCrl(crl -> crl.isRevoked(certificate));

        assertThat(judge.judge(matter(certificate, Instant.now()))).isEqualTo(Verdict.REVOKED);
    }

    @ParameterizedTest
    @EnumSource(value = Judges.class, mode = MATCH_NONE, names = ".*_BY_TIME")
    void aHeldCertificateStandsForNobodyAndIsGoodWhenItIsResumed(Judges judge) throws Exception {
        summon(judge);
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        Doors.hold(Doors.serial(certificate)).statusCode(200);
        awaitCrl(crl -> crl.isRevoked(certificate));

        assertThat(judge.judge(matter(certificate, Instant.now()))).isIn(Verdict.ON_HOLD, Verdict.REVOKED);

        Doors.resume(Doors.serial(certificate)).statusCode(200);
        awaitCrl(crl -> !crl.isRevoked(certificate));

        assertThat(judge.judge(matter(certificate, Instant.now()))).isEqualTo(Verdict.GOOD);
    }

    /** Those that can be told a time. */
    @ParameterizedTest
    @EnumSource(
            value = Judges.class,
            names = {"OPENSSL_BY_TIME", "NSS_BY_TIME", "JAVA_BY_OCSP", "EU_DSS"})
    void anExpiredCertificateIsExpiredForAll(Judges judge) throws Exception {
        summon(judge);
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        var later = certificate.getNotAfter().toInstant().plus(Duration.ofDays(1));

        assertThat(judge.judge(matter(certificate, later))).isEqualTo(Verdict.EXPIRED);
    }

    /** The European Commission's library reads the addresses in the certificate and asks for its status itself. */
    @Test
    void euDssAcceptsATimeStampAndNotOfOtherData() throws Exception {
        byte[] data = {1, 2, 3};
        var asking = new TimeStampRequestGenerator();
        asking.setCertReq(true);
        byte[] request = asking.generate(
                        NISTObjectIdentifiers.id_sha256,
                        MessageDigest.getInstance("SHA-256").digest(data))
                .getEncoded();

        byte[] reply = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/timestamp-query", ContentType.BINARY)))
                .contentType("application/timestamp-query")
                .body(request)
                .post("/tsa")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        byte[] token = new TimeStampResponse(reply).getTimeStampToken().getEncoded();
        assertThat(dss(token, data)).isEqualTo(Indication.PASSED);
        assertThat(dss(token, new byte[] {1})).isNotEqualTo(Indication.PASSED);
    }

    private static Indication dss(byte[] token, byte[] data) {
        var validator = new DetachedTimestampValidator(new InMemoryDocument(token));
        validator.setTimestampedData(new InMemoryDocument(data));
        validator.setCertificateVerifier(Judges.dss(Doors.parse(Doors.download("/ca/root.cer"))));
        var report = validator.validateDocument().getSimpleReport();
        return report.getIndication(report.getFirstTimestampId());
    }
}
