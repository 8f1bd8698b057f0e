package org.openmss.ca.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.ca.status.domain.CrlEntries;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.ca.status.domain.CrlTerms;
import org.openmss.ca.status.pkix.CrlFactories;
import org.openmss.doors.ProblemException;
import org.openmss.kernel.Bytes;

class TakeRootCrlTest {
    private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
    private static final HierarchyInMemory.OfflineRoot OFFLINE =
            HierarchyInMemory.withOfflineRoot(() -> NOW.minus(Duration.ofDays(1)));
    private final CrlsInMemory crls = new CrlsInMemory();
    private final List<AuditRecord> refusals = new ArrayList<>();
    private final TakeRootCrl takeRootCrl = take(OFFLINE.hierarchy());

    private TakeRootCrl take(Hierarchy hierarchy) {
        var audit = new AuditTrail() {
            @Override
            public void record(AuditRecord act) {}

            @Override
            public void recordRefusal(AuditRecord attempt) {
                refusals.add(attempt);
            }
        };
        return new TakeRootCrl(hierarchy, CrlFactories.reader(), crls, audit, () -> NOW);
    }

    private static Bytes signed(Signatory root, Covers covers, long number, Instant thisUpdate, OptionalLong base) {
        var scope = new CrlScope(AuthorityName.ROOT, root, covers, CrlPartition.UNDIVIDED);
        var terms = new CrlTerms(
                number, true, thisUpdate, Optional.of(Duration.ofDays(180)), base, false, Optional.empty());
        try (var signed = CrlFactories.of(OFFLINE.hierarchy()).issue(scope, terms, CrlEntries.NONE)) {
            var out = new ByteArrayOutputStream();
            signed.content().feed((piece, length) -> out.write(piece, 0, length));
            return Bytes.of(out.toByteArray());
        }
    }

    private static Bytes signed(long number, Instant thisUpdate) {
        return signed(OFFLINE.root(), Covers.AUTHORITIES, number, thisUpdate, OptionalLong.empty());
    }

    private void refuses(Bytes der, int status, String why) {
        assertThatThrownBy(() -> takeRootCrl.take("anna", der))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(status);
                    assertThat(refused.problem().detail()).contains(why);
                });
        assertThat(refusals.getLast().actor()).isEqualTo("anna");
    }

    @Test
    void theCrlOfAKeyCeremonyIsPublishedAndRecorded() {
        var crl = takeRootCrl.take("anna", signed(5, NOW));

        assertThat(crls.published).containsExactly(crl);
        assertThat(crl.number()).isEqualTo(5);
        assertThat(crl.nextUpdate()).isEqualTo(NOW.plus(Duration.ofDays(180)));
        assertThat(Bytes.of(crls.contents.getLast())).isEqualTo(signedAsPublished());
        assertThat(crls.acts).extracting(AuditRecord::actor).containsExactly("anna");
        assertThat(refusals).isEmpty();
    }

    /** Signatures of keys in files are deterministic. */
    private static Bytes signedAsPublished() {
        return signed(5, NOW);
    }

    @Test
    void theNumberRises() {
        takeRootCrl.take("anna", signed(5, NOW));

        refuses(signed(5, NOW), 409, "numbers rise");
        refuses(signed(4, NOW), 409, "numbers rise");
        takeRootCrl.take("anna", signed(6, NOW));

        assertThat(crls.published).hasSize(2);
    }

    @Test
    void whatRelyingPartiesWouldNotAcceptIsRefused() {
        refuses(signed(5, NOW.plusSeconds(1)), 422, "lies ahead");
        refuses(signed(5, NOW.minus(Duration.ofDays(180))), 422, "nextUpdate is over");
        refuses(
                signed(OFFLINE.hierarchy().issuing().authority(), Covers.AUTHORITIES, 5, NOW, OptionalLong.empty()),
                422,
                "issuer is not this CA's root");
        refuses(
                signed(OFFLINE.root(), Covers.USERS, 5, NOW, OptionalLong.empty()),
                422,
                "more than onlyContainsCACerts");
        refuses(signed(OFFLINE.root(), Covers.AUTHORITIES, 5, NOW, OptionalLong.of(4)), 422, "critical extension");
        assertThat(crls.published).isEmpty();
    }

    @Test
    void aForgedOneIsRefused() {
        byte[] forged = signed(5, NOW).toArray();
        forged[forged.length - 1] ^= 1;
        var stranger = HierarchyInMemory.withOfflineRoot(() -> NOW.minus(Duration.ofDays(1)));

        refuses(Bytes.of(forged), 422, "has not signed it");
        refuses(signed(stranger.root(), Covers.AUTHORITIES, 5, NOW, OptionalLong.empty()), 422, "has not signed it");
    }

    @Test
    void everyCutOfACrlIsRefusedAndNothingBreaks() {
        byte[] right = signed(5, NOW).toArray();
        for (int length = 0; length < right.length; length++) {
            refuses(Bytes.of(Arrays.copyOf(right, length)), 422, "CRL in DER");
        }
        refuses(Bytes.of(Arrays.copyOf(right, right.length + 1)), 422, "CRL in DER");
    }

    @Test
    void aServiceThatHasTheRootsKeyTakesNone() {
        var online = take(HierarchyInMemory.create(() -> NOW));

        assertThatThrownBy(() -> online.take("anna", signed(5, NOW)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().name()).isEqualTo("root-key-is-here"));
    }
}
