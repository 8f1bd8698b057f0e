package org.openmss.ca.status.pkix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.ca.OpenSsl;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlEntries;
import org.openmss.ca.status.domain.CrlEntry;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.ca.status.domain.CrlTerms;
import org.openmss.ca.status.domain.SignedCrl;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

class X509CrlFactoryTest {
    private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
    private static final Hierarchy HIERARCHY = HierarchyInMemory.create(() -> NOW.minus(Duration.ofDays(1)));
    private static final int KEY_COMPROMISE = 1;
    private static final long MEGABYTE = 1024 * 1024;
    private final X509CrlFactory factory = new X509CrlFactory(HIERARCHY);

    @TempDir
    Path folder;

    private static CrlScope scope() {
        var issuer = HIERARCHY.issuing();
        return new CrlScope(issuer.name(), issuer.authority(), Covers.USERS, CrlPartition.UNDIVIDED);
    }

    private static CrlTerms terms() {
        return new CrlTerms(
                7, true, NOW, Optional.of(Duration.ofDays(2)), OptionalLong.empty(), false, Optional.empty());
    }

    private static CrlTerms delta() {
        return new CrlTerms(
                8, false, NOW, Optional.of(Duration.ofDays(2)), OptionalLong.of(7), false, Optional.empty());
    }

    private static CrlEntry entry(int number) {
        var serial = BigInteger.ONE.shiftLeft(150).add(BigInteger.valueOf(number));
        return new CrlEntry(
                new CertificateSerial(serial), NOW.minusSeconds(number % 100_000), KEY_COMPROMISE, Optional.empty());
    }

    private static CrlEntries generated(int count) {
        return line -> {
            for (int number = 0; number < count; number++) {
                line.accept(entry(number));
            }
        };
    }

    private static byte[] der(SignedCrl signed) {
        var out = new ByteArrayOutputStream();
        signed.content().feed((piece, length) -> out.write(piece, 0, length));
        return out.toByteArray();
    }

    private static X509CRL parsed(SignedCrl signed) throws Exception {
        try (var in = signed.content().open()) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        }
    }

    /** What survives a collection. */
    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void aMillionEntriesNeedNoMoreMemoryThanAThousand() throws Exception {
        long before = held();
        long[] mostHeld = {0};
        Consumer<Integer> look = number -> {
            if (number % 250_000 == 249_999) {
                mostHeld[0] = Math.max(mostHeld[0], held() - before);
            }
        };
        CrlEntries entries = line -> {
            for (int number = 0; number < 1_000_000; number++) {
                line.accept(entry(number));
                look.accept(number);
            }
        };

        try (var signed = factory.issue(scope(), terms(), entries)) {
            mostHeld[0] = Math.max(mostHeld[0], held() - before);

            assertThat(signed.crl().entries()).isEqualTo(1_000_000);
            assertThat(signed.crl().length()).isGreaterThan(45 * MEGABYTE);
            assertThat(mostHeld[0]).isLessThan(4 * MEGABYTE);
        }
    }

    /** Prints how long it takes, and says nothing of how long it may take. */
    @Test
    void aCrlOfAHundredThousandEntriesIsTheSameForJavaAndOpenSsl() throws Exception {
        factory.issue(scope(), terms(), generated(20_000)).close();
        long begin = System.nanoTime();
        try (var signed = factory.issue(scope(), terms(), generated(100_000))) {
            System.out.printf("a CRL of 100,000 entries in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
            var crl = parsed(signed);
            var openSsl = new OpenSsl(folder);
            openSsl.file("crl.der", der(signed));
            openSsl.pem(
                    "issuing.pem",
                    "CERTIFICATE",
                    HIERARCHY.issuing().certificate().der().toArray());

            assertThat(crl.getRevokedCertificates()).hasSize(100_000);
            assertThat(crl.getRevokedCertificate(entry(99_999).serial().value()).getRevocationDate())
                    .isEqualTo(entry(99_999).at());
            assertThat(Bytes.of(der(signed)).sha256()).isEqualTo(signed.crl().sha256());
            assertThat(openSsl.run("crl", "-inform", "DER", "-in", "crl.der", "-CAfile", "issuing.pem", "-noout")
                            .text())
                    .contains("verify OK");
        }
    }

    @Test
    void theTemporaryFileGoesWithTheCrl() throws Exception {
        var signed = factory.issue(scope(), terms(), generated(3));
        signed.close();

        assertThatThrownBy(() -> der(signed)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aRevocationAheadOfThisClockMovesThisUpdate() throws Exception {
        var ahead = new CrlEntry(entry(1).serial(), NOW.plusSeconds(3), KEY_COMPROMISE, Optional.empty());

        try (var signed = factory.issue(scope(), terms(), line -> line.accept(ahead))) {
            assertThat(parsed(signed).getThisUpdate()).isEqualTo(NOW.plusSeconds(3));
        }
    }

    @Test
    void anInvalidityDateStandsInItsEntry() throws Exception {
        var compromised = new CrlEntry(entry(1).serial(), NOW, KEY_COMPROMISE, Optional.of(NOW.minusSeconds(60)));

        try (var signed = factory.issue(scope(), terms(), line -> line.accept(compromised))) {
            var entry = parsed(signed).getRevokedCertificate(entry(1).serial().value());

            assertThat(HexFormat.of().formatHex(entry.getExtensionValue("2.5.29.24")))
                    .isEqualTo("0411180f32303330303630313131353930305a");
        }
    }

    @Test
    void theLastCrlHasNoEnd() throws Exception {
        var last = new CrlTerms(9, true, NOW, Optional.empty(), OptionalLong.empty(), false, Optional.empty());

        try (var signed = factory.issue(scope(), last, CrlEntries.NONE)) {
            assertThat(parsed(signed).getNextUpdate()).isEqualTo("9999-12-31T23:59:59Z");
        }
    }

    @Test
    void keptLinesOfExpiredCertificatesAreAnnounced() throws Exception {
        var keeping = new CrlTerms(
                9, true, NOW, Optional.of(Duration.ofDays(2)), OptionalLong.empty(), false, Optional.of(NOW));

        try (var signed = factory.issue(scope(), keeping, CrlEntries.NONE)) {
            assertThat(parsed(signed).getNonCriticalExtensionOIDs()).contains("2.5.29.60");
        }
    }

    @Test
    void aReleaseFromHoldStandsOnDeltaCrlsAlone() throws Exception {
        CrlEntries released =
                line -> line.accept(new CrlEntry(entry(1).serial(), NOW, CrlEntry.REMOVE_FROM_CRL, Optional.empty()));

        try (var signed = factory.issue(scope(), delta(), released)) {
            assertThat(signed.crl().kind()).isEqualTo(Crl.Kind.DELTA);
            assertThat(parsed(signed).getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.27", "2.5.29.28");
        }
        assertThatThrownBy(() -> factory.issue(scope(), terms(), released)).hasMessageContaining("CRL-6");
    }

    @Test
    void aSerialThatStandsTwiceIsFoundBeforeAnybodySeesIt() {
        assertThatThrownBy(() -> factory.issue(scope(), terms(), line -> {
                    line.accept(entry(1));
                    line.accept(entry(1));
                }))
                .hasMessageContaining("CRL-4");
    }

    @Test
    void aReasonThatIsNotForUsersIsFound() {
        var ofAuthorities = new CrlEntry(entry(1).serial(), NOW, 2, Optional.empty());

        assertThatThrownBy(() -> factory.issue(scope(), terms(), line -> line.accept(ofAuthorities)))
                .hasMessageContaining("CRL-6");
    }

    @Test
    void aCrlThatIsCutOrContinuedIsFound() throws Exception {
        try (var signed = factory.issue(scope(), terms(), generated(3))) {
            var check = new CrlCheck(scope(), terms(), signed.crl());
            byte[] right = der(signed);
            check.check(Content.of(Bytes.of(right)));
            for (int length = 0; length < right.length; length++) {
                var cut = Content.of(Bytes.of(Arrays.copyOf(right, length)));
                assertThatThrownBy(() -> check.check(cut)).isInstanceOf(IllegalStateException.class);
            }
            var longer = Content.of(Bytes.of(Arrays.copyOf(right, right.length + 1)));
            assertThatThrownBy(() -> check.check(longer)).hasMessageContaining("ENC-1");
        }
    }

    @Test
    void aCrlThatIsNotWhatWasAskedForIsFound() {
        try (var signed = factory.issue(scope(), terms(), generated(3))) {
            var content = signed.content();
            var crl = signed.crl();
            var otherNumber = new Crl(
                    8, crl.kind(), true, crl.thisUpdate(), crl.nextUpdate(), crl.entries(), crl.length(), crl.sha256());
            var otherCount =
                    new Crl(7, crl.kind(), true, crl.thisUpdate(), crl.nextUpdate(), 4, crl.length(), crl.sha256());
            var otherTime = new Crl(
                    7,
                    crl.kind(),
                    true,
                    crl.thisUpdate().plusSeconds(1),
                    crl.nextUpdate(),
                    3,
                    crl.length(),
                    crl.sha256());

            assertThatThrownBy(() -> new CrlCheck(scope(), terms(), otherNumber).check(content))
                    .hasMessageContaining("CRL-2");
            assertThatThrownBy(() -> new CrlCheck(scope(), terms(), otherCount).check(content))
                    .hasMessageContaining("CRL-9");
            assertThatThrownBy(() -> new CrlCheck(scope(), terms(), otherTime).check(content))
                    .hasMessageContaining("CRL-1");
        }
    }
}
