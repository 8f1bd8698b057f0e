package org.openmss.ca.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.Hierarchy.Standing;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlFactory;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.ca.status.domain.CrlTerms;
import org.openmss.ca.status.domain.Crls;
import org.openmss.ca.status.domain.Crls.Turn;
import org.openmss.ca.status.domain.SignedCrl;
import org.openmss.ca.status.domain.StatusChanges;

/** Issues a CRL and publishes it. What is due is decided when the scope's turn comes, so that two nodes do not issue the same twice. */
@ApplicationScoped
public class IssueCrl {
    private static final Logger LOG = Logger.getLogger(IssueCrl.class);
    private final Hierarchy hierarchy;
    private final Crls crls;
    private final CrlFactory factory;
    private final StatusChanges changes;
    private final StatusConfig config;
    private final InstantSource clock;
    private final MeterRegistry meters;

    IssueCrl(
            Hierarchy hierarchy,
            Crls crls,
            CrlFactory factory,
            StatusChanges changes,
            StatusConfig config,
            InstantSource clock,
            MeterRegistry meters) {
        this.hierarchy = hierarchy;
        this.crls = crls;
        this.factory = factory;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /** A full CRL, whatever there is. */
    public Crl issue(CrlScope scope) {
        return published(scope, turn -> Optional.of(full(scope, turn, true))).orElseThrow();
    }

    /** A full CRL where its time has come, and a delta CRL on it. */
    public void issueIfDue(CrlScope scope) {
        published(scope, turn -> {
            if (isDue(scope, turn)) {
                return Optional.of(full(scope, turn, true));
            }
            return turn.untold() ? Optional.of(afterChange(scope, turn)) : Optional.empty();
        });
        if (hasDeltas(scope)) {
            published(scope, turn -> isDeltaDue(turn) ? Optional.of(delta(scope, turn)) : Optional.empty());
        }
    }

    /** A CRL that tells what no other tells yet. */
    public void issueAfterChange(CrlScope scope) {
        published(scope, turn -> turn.untold() ? Optional.of(afterChange(scope, turn)) : Optional.empty());
    }

    private SignedCrl afterChange(CrlScope scope, Turn turn) {
        return hasDeltas(scope) && turn.newestFull().isPresent() ? delta(scope, turn) : full(scope, turn, false);
    }

    @FunctionalInterface
    private interface Decision extends java.util.function.Function<Turn, Optional<SignedCrl>> {}

    private Optional<Crl> published(CrlScope scope, Decision decision) {
        var time = Timer.start(meters);
        var crl = crls.publish(scope.id(), decision);
        crl.ifPresent(issued -> {
            time.stop(meters.timer("mss.ca.crl.issue", "kind", issued.kind().name()));
            LOG.infof(
                    "crl issued authority=%s partition=%s kind=%s number=%d entries=%d",
                    scope.name(), scope.partition(), issued.kind(), issued.number(), issued.entries());
        });
        return crl;
    }

    /** The last CRL of a scope stands for ever. */
    private boolean isDue(CrlScope scope, Turn turn) {
        if (turn.newestFull().filter(IssueCrl::isLast).isPresent()) {
            return false;
        }
        return turn.newestRegular()
                .filter(newest -> clock.instant().isBefore(newest.thisUpdate().plus(every(scope))))
                .isEmpty();
    }

    private static boolean isLast(Crl crl) {
        return crl.nextUpdate().equals(CrlTerms.NEVER);
    }

    /** A full CRL points to it, so it follows each. */
    private static boolean isDeltaDue(Turn turn) {
        long full = turn.newestFull().map(Crl::number).orElse(Long.MAX_VALUE);
        return turn.untold()
                || (full != Long.MAX_VALUE
                        && turn.newestDelta()
                                .filter(delta -> delta.number() > full)
                                .isEmpty());
    }

    private SignedCrl full(CrlScope scope, Turn turn, boolean regular) {
        Instant now = now();
        boolean users = scope.covers() == Covers.USERS;
        boolean last = users && isEnded(scope, now);
        boolean keepsAll = !users || last || config.crl().keepExpired();
        Optional<Instant> droppedBefore =
                keepsAll ? Optional.empty() : turn.newestRegular().map(Crl::thisUpdate);
        var terms = new CrlTerms(
                turn.number(),
                regular,
                now,
                last ? Optional.empty() : Optional.of(life(scope)),
                OptionalLong.empty(),
                hasDeltas(scope) && !last,
                users && config.crl().keepExpired()
                        ? Optional.of(scope.authority().certificate().notBefore())
                        : Optional.empty());
        return factory.issue(scope, terms, changes.full(scope.id(), droppedBefore));
    }

    private SignedCrl delta(CrlScope scope, Turn turn) {
        var base = turn.newestFull().orElseThrow();
        var terms = new CrlTerms(
                turn.number(),
                false,
                now(),
                Optional.of(config.crl().every().multipliedBy(2)),
                OptionalLong.of(base.number()),
                false,
                Optional.empty());
        return factory.issue(scope, terms, changes.since(scope.id(), base.number()));
    }

    /** Issues no more, and no certificate of it is within its time (certificate profile CRL-14). */
    private boolean isEnded(CrlScope scope, Instant now) {
        var standing = hierarchy.standing(hierarchy.issuer(scope.authority().id()));
        boolean issuesNoMore = standing == Standing.REPLACED || standing == Standing.ENDED;
        return issuesNoMore && changes.allExpired(scope.authority().id(), now);
    }

    private boolean hasDeltas(CrlScope scope) {
        return scope.covers() == Covers.USERS && config.crl().delta();
    }

    private Duration every(CrlScope scope) {
        return switch (scope.covers()) {
            case USERS -> config.crl().every();
            case AUTHORITIES -> config.crl().rootEvery();
        };
    }

    private Duration life(CrlScope scope) {
        return switch (scope.covers()) {
            case USERS -> config.crl().life();
            case AUTHORITIES -> config.crl().rootLife();
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
