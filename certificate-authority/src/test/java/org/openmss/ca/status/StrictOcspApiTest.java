package org.openmss.ca.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.ca.Doors;
import org.openmss.ca.OpenSsl;
import org.openmss.kernel.KeyPurpose;
import org.openmss.testkit.PostgresForTests;

/** The settings of a CA for qualified certificates, as OpenSSL reads them. */
@QuarkusTest
@TestProfile(StrictOcspApiTest.Strict.class)
@QuarkusTestResource(PostgresForTests.class)
@TestSecurity(user = "registration-authority", roles = "registration-authority", authMechanism = "X509")
class StrictOcspApiTest {
    /** OpenSSL 3.0 calls the extension 1.3.6.1.5.5.7.48.1.9 by a name of its own, and shows its NULL as two octets. */
    private static final String EXTENDED_REVOKE = "Response Extensions:[^:]+: \\s+[0-9A-F]+\\s+valid: \\s+\\.\\.";

    @TempDir
    Path folder;

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mss.status.ocsp.never-issued", "revoked", "mss.status.ocsp.archive-cutoff", "true");
        }
    }

    @Test
    void aSerialNeverIssuedIsRevokedInTheExtendedSense() throws Exception {
        String answer = ask("-serial", "0x1234567890abcdef");

        assertThat(answer)
                .contains("Cert Status: revoked")
                .contains("Revocation Time: Jan  1 00:00:00 1970 GMT")
                .contains("Revocation Reason: certificateHold")
                .containsPattern(EXTENDED_REVOKE);
    }

    @Test
    void anAnswerSaysSinceWhenStatusIsKept() throws Exception {
        var certificate = Doors.certificate(KeyPurpose.SIGNATURE);
        new OpenSsl(folder).pem("certificate.pem", "CERTIFICATE", certificate.getEncoded());

        String answer = ask("-cert", "certificate.pem");

        assertThat(answer).contains("Cert Status: good").doesNotContainPattern(EXTENDED_REVOKE);
        assertThat(answer).containsPattern("OCSP Archive Cutoff: \\s+" + notBeforeOfTheCa());
    }

    private String ask(String... about) throws IOException, InterruptedException {
        var openSsl = new OpenSsl(folder);
        openSsl.pem("root.pem", "CERTIFICATE", Doors.download("/ca/root.cer"));
        openSsl.pem("issuing.pem", "CERTIFICATE", Doors.download("/ca/issuing.cer"));
        var verdict = openSsl.run(
                "ocsp",
                "-issuer",
                "issuing.pem",
                about[0],
                about[1],
                "-url",
                "http://localhost:" + RestAssured.port + "/ocsp",
                "-CAfile",
                "root.pem",
                "-verify_other",
                "issuing.pem",
                "-resp_text");
        assertThat(verdict.text()).contains("Response verify OK");
        return verdict.text();
    }

    private static String notBeforeOfTheCa() throws Exception {
        Instant since =
                Doors.parse(Doors.download("/ca/issuing.cer")).getNotBefore().toInstant();
        return DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(since);
    }
}
