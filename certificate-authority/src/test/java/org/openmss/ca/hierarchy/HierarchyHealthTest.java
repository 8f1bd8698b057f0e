package org.openmss.ca.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.testkit.SettableClock;

class HierarchyHealthTest {
    private static final Duration UNTIL_180_DAYS_ARE_LEFT = Duration.ofDays(3650 - 180);
    private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
    private final List<KeyBackend.Keeping> kept = new ArrayList<>();

    private HierarchyHealth health(Hierarchy hierarchy) {
        return new HierarchyHealth(new ExpectedEnds(hierarchy, HierarchyInMemory.config(), clock));
    }

    @Test
    void aFreshHierarchyIsWell() {
        var hierarchy = HierarchyInMemory.load(true, kept, clock);

        assertThat(health(hierarchy).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anIssuingCaNearItsEndIsSaid() {
        HierarchyInMemory.load(true, kept, clock);
        clock.advance(UNTIL_180_DAYS_ARE_LEFT);
        var hierarchy = HierarchyInMemory.load(false, kept, clock);

        var answer = health(hierarchy).call();

        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow()).containsOnlyKeys("issuing issuing");
    }

    @Test
    void aCaThatAnotherHasTakenOverFromMayEnd() {
        var root = HierarchyInMemory.load(true, kept, clock).root().signatory().orElseThrow();
        clock.advance(UNTIL_180_DAYS_ARE_LEFT);
        HierarchyInMemory.keyMaker(kept, clock).issuing(new AuthorityName("issuing-g2"), KeyAlgorithm.P256, root);
        var hierarchy = HierarchyInMemory.load(false, kept, clock);

        assertThat(health(hierarchy).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aResponderThatWasNotRenewedIsSaid() {
        var hierarchy = HierarchyInMemory.load(true, kept, clock);
        clock.advance(Duration.ofDays(54));

        var before = health(hierarchy).call();
        hierarchy.renew();
        var after = health(hierarchy).call();

        assertThat(before.getData().orElseThrow()).containsOnlyKeys("issuing ocsp-responder");
        assertThat(before.getStatus()).isEqualTo(Status.DOWN);
        assertThat(after.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aTimeStampingKeyThatWasNotReplacedIsSaidBeforeItMaySignNoMore() {
        var hierarchy = HierarchyInMemory.load(true, kept, clock);
        clock.advance(Duration.ofDays(340));

        var before = health(hierarchy).call();
        hierarchy.renew();
        var after = health(hierarchy).call();

        assertThat(before.getData().orElseThrow()).containsEntry("issuing time-stamping", "ends in 24 days");
        assertThat(after.getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void eachCertificateHasTheSecondsItStillLives() {
        var meters = new SimpleMeterRegistry();
        var hierarchy = HierarchyInMemory.load(true, kept, clock);
        var metrics = new ExpiryMetrics(hierarchy, clock, meters);
        metrics.refresh();
        clock.advance(Duration.ofDays(41));

        assertThat(seconds(meters, "root", "root"))
                .isEqualTo(left(hierarchy.root().certificate().notAfter()));
        assertThat(seconds(meters, "issuing", "time-stamping"))
                .isEqualTo(left(hierarchy.timeStamping().certificate().signsUntil()));
        assertThat(seconds(meters, "issuing", "issuing"))
                .isEqualTo(left(hierarchy.issuing().certificate().notAfter()));
        hierarchy.renew();
        metrics.refresh();

        assertThat(seconds(meters, "issuing", "ocsp-responder"))
                .isEqualTo(left(hierarchy.issuing().responder().certificate().notAfter()))
                .isGreaterThan(Duration.ofDays(58).toSeconds());
    }

    private double left(Instant notAfter) {
        return Duration.between(clock.instant(), notAfter).toSeconds();
    }

    private static double seconds(SimpleMeterRegistry meters, String authority, String use) {
        return meters.get("mss.ca.certificate.expiry.seconds")
                .tags("authority", authority, "use", use)
                .gauge()
                .value();
    }
}
