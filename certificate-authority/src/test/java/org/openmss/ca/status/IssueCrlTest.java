package org.openmss.ca.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlEntries;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.CrlTerms;
import org.openmss.ca.status.domain.StatusChanges;
import org.openmss.ca.status.pkix.CrlFactories;

/** What is issued when, without a database. */
class IssueCrlTest {
    private static final Instant BEGIN = Instant.parse("2030-06-01T12:00:00Z");
    private Instant now = BEGIN;
    private final Hierarchy hierarchy = HierarchyInMemory.create(() -> now);
    private final CrlsInMemory crls = new CrlsInMemory();
    private final List<Optional<Instant>> dropped = new ArrayList<>();
    private boolean allExpired;
    private boolean delta;
    private boolean keepExpired;

    private final class Register implements StatusChanges {
        @Override
        public CrlEntries full(CrlScopeId scope, Optional<Instant> droppedBefore) {
            dropped.add(droppedBefore);
            return CrlEntries.NONE;
        }

        @Override
        public CrlEntries since(CrlScopeId scope, long base) {
            return CrlEntries.NONE;
        }

        @Override
        public boolean allExpired(AuthorityId issuer, Instant time) {
            return allExpired;
        }
    }

    record Config(boolean delta, boolean keepExpired) implements StatusConfig, StatusConfig.Crl {
        @Override
        public StatusConfig.Crl crl() {
            return this;
        }

        @Override
        public Ocsp ocsp() {
            throw new UnsupportedOperationException("no OCSP here");
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration life() {
            return Duration.ofHours(48);
        }

        @Override
        public Duration rootEvery() {
            return Duration.ofDays(30);
        }

        @Override
        public Duration rootLife() {
            return Duration.ofDays(180);
        }

        @Override
        public Duration maxAge() {
            return Duration.ofSeconds(60);
        }

        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public Duration keepReplaced() {
            return Duration.ofHours(1);
        }
    }

    private CrlScope scope() {
        var issuer = hierarchy.issuers().getFirst();
        return new CrlScope(issuer.name(), issuer.authority(), Covers.USERS, CrlPartition.UNDIVIDED);
    }

    private void issueIfDue() {
        new IssueCrl(
                        hierarchy,
                        crls,
                        CrlFactories.of(hierarchy),
                        new Register(),
                        new Config(delta, keepExpired),
                        () -> now,
                        new SimpleMeterRegistry())
                .issueIfDue(scope());
    }

    @Test
    void aCrlIsIssuedWhenItsTimeHasComeAndNotBefore() {
        issueIfDue();
        now = BEGIN.plus(Duration.ofMinutes(59));
        issueIfDue();
        assertThat(crls.published).hasSize(1);
        now = BEGIN.plus(Duration.ofMinutes(60));
        issueIfDue();

        assertThat(crls.published).extracting(Crl::thisUpdate).containsExactly(BEGIN, now);
    }

    @Test
    void aCrlAfterAChangeDoesNotPutTheRegularOneOff() {
        issueIfDue();
        now = BEGIN.plus(Duration.ofMinutes(59));
        crls.untold = true;
        issueIfDue();
        now = BEGIN.plus(Duration.ofMinutes(60));
        issueIfDue();

        assertThat(crls.published).extracting(Crl::regular).containsExactly(true, false, true);
        assertThat(dropped).containsExactly(Optional.empty(), Optional.of(BEGIN), Optional.of(BEGIN));
    }

    @Test
    void withDeltasAChangeIsToldByADeltaOnTheLastFullCrl() {
        delta = true;
        issueIfDue();
        crls.untold = true;
        issueIfDue();

        assertThat(crls.published).extracting(Crl::kind).containsExactly(Crl.Kind.FULL, Crl.Kind.DELTA, Crl.Kind.DELTA);
        assertThat(crls.published).extracting(Crl::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whereExpiredLinesAreKeptNoneIsDropped() {
        keepExpired = true;
        issueIfDue();
        now = BEGIN.plus(Duration.ofHours(2));
        issueIfDue();

        assertThat(dropped).containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void aCaThatHasEndedIssuesALastCrlOnceWithEveryLine() {
        issueIfDue();
        now = scope().authority().certificate().notAfter().plusSeconds(1);
        allExpired = true;
        issueIfDue();
        now = now.plus(Duration.ofDays(1));
        issueIfDue();

        assertThat(crls.published).hasSize(2);
        assertThat(crls.published.getLast().nextUpdate()).isEqualTo(CrlTerms.NEVER);
        assertThat(dropped.getLast()).isEmpty();
    }

    @Test
    void aCaWithACertificateInItsTimeGoesOn() {
        issueIfDue();
        now = BEGIN.plus(Duration.ofDays(1));
        issueIfDue();

        assertThat(crls.published.getLast().nextUpdate()).isEqualTo(now.plus(Duration.ofHours(48)));
    }
}
