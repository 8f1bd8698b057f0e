package org.openmss.bench.ca;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.openmss.bench.Options;
import org.openmss.bench.figure.Figure;
import org.openmss.bench.figure.Report;

/** The whole benchmark with tiny numbers. How fast it is says nothing here; that everything it produced verifies does. */
class CaBenchIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void everyFigureIsMeasuredAndWhatWasProducedIsVerified() {
        var out = new ByteArrayOutputStream();
        var report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8));
        var options = new Options(Duration.ofSeconds(2), 2000, Options.Part.ALL);

        new CaBench(PROJECT, options, report, InstantSource.system(), new SecureRandom()).run();

        assertThat(report.figures())
                .extracting(Figure::name)
                .containsExactly(
                        "constant-answer",
                        "ocsp-cached-get",
                        "ocsp-cached-post",
                        "ocsp-live",
                        "ocsp-live-p50",
                        "ocsp-live-p99",
                        "openssl-ocsp-multi-2",
                        "issuance-p256",
                        "flat-issue",
                        "flat-find",
                        "flat-status",
                        "flat-revoke",
                        "heap-live-growth",
                        "revocation-seen-by-ocsp",
                        "revocation-seen-in-crl",
                        "crl-of-a-tenth",
                        "crl-of-all",
                        "crl-of-all-heap-peak",
                        "issuance-rsa3072-issuer",
                        "ocsp-live-rsa3072-issuer");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("fsync on")
                .contains("answers verified: signature, responder, CertID, status, nonce")
                .contains("accepted by Java and openssl");
        assertThat(PROJECT.resolve("infra/bench/target/run-ca")).doesNotExist();
    }
}
