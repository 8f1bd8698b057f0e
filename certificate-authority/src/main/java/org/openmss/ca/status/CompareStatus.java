package org.openmss.ca.status;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlEntry;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.Crls;
import org.openmss.ca.status.domain.LinesInOrder;
import org.openmss.ca.status.domain.OverlaidLines;
import org.openmss.ca.status.domain.PublishedLines;
import org.openmss.ca.status.domain.RecordedLines;
import org.openmss.ca.status.domain.RecordedLines.Recorded;
import org.openmss.kernel.CertificateSerial;

/**
 * Compares the CRLs of a scope in force with the register, line by line, and with what OCSP is told, for a sample of the lines
 * (certificate profile POL-5): the full CRL alone, and with the delta on it. All are read in the order of serials, so that only the lines at hand are in memory.
 */
@ApplicationScoped
public class CompareStatus {
    private static final Logger LOG = Logger.getLogger(CompareStatus.class);
    private static final int LONGEST = 600;
    private static final int MOST_LOGGED = 20;
    private final Crls crls;
    private final PublishedLines publishedLines;
    private final RecordedLines recordedLines;
    private final CertificateStatuses statuses;
    private final ComparisonConfig config;
    private final InstantSource clock;

    CompareStatus(
            Crls crls,
            PublishedLines publishedLines,
            RecordedLines recordedLines,
            CertificateStatuses statuses,
            ComparisonConfig config,
            InstantSource clock) {
        this.crls = crls;
        this.publishedLines = publishedLines;
        this.recordedLines = recordedLines;
        this.statuses = statuses;
        this.config = config;
        this.clock = clock;
    }

    /** @param compared how many lines there were */
    public record Comparison(long compared, long differences) {
        private Comparison and(Comparison other) {
            return new Comparison(compared + other.compared, differences + other.differences);
        }
    }

    /** Two sources say different things of a certificate. */
    public enum Difference {
        /** The CRL revokes a certificate that stands. */
        ON_THE_CRL_ALONE,
        /** The CRL does not know of a revocation or a hold. */
        NOT_ON_THE_CRL,
        /** Time or reason differ. */
        ANOTHER_LINE,
        /** OCSP tells another status than the CRL. */
        OCSP_TELLS_OTHERWISE
    }

    /** @return nothing where there is no CRL yet */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST)
    public Optional<Comparison> compare(CrlScope scope) {
        // The delta first: where a full CRL is published in between, it is the later one, and the delta is not on it.
        var newestDelta = crls.newest(scope.id(), Crl.Kind.DELTA);
        return crls.newest(scope.id(), Crl.Kind.FULL).map(full -> {
            var alone = compare(scope, full, full.entries(), publishedLines.of(scope.id(), full));
            return newestDelta
                    .filter(delta -> delta.number() > full.number())
                    .map(delta -> alone.and(
                            compare(scope, delta, full.entries() + delta.entries(), overlaid(scope, full, delta))))
                    .orElse(alone);
        });
    }

    private LinesInOrder<CrlEntry> overlaid(CrlScope scope, Crl full, Crl delta) {
        var below = publishedLines.of(scope.id(), full);
        try {
            return new OverlaidLines(below, publishedLines.of(scope.id(), delta));
        } catch (RuntimeException unreadable) {
            below.close();
            throw unreadable;
        }
    }

    /** @param crl the newest that the lines are of: what changed later need not be in them */
    private Comparison compare(CrlScope scope, Crl crl, long entries, LinesInOrder<CrlEntry> lines) {
        Instant grace = clock.instant().minus(config.delay());
        try (var published = lines;
                var recorded = recordedLines.notStanding(scope.id());
                var moving = recordedLines.changedSince(scope.id(), crl.number(), grace)) {
            return new Merge(scope, crl, entries, published, recorded, moving).run();
        }
    }

    /** One walk through both sources. */
    private final class Merge {
        private final CrlScope scope;
        private final Crl crl;
        private final LinesInOrder<CrlEntry> published;
        private final LinesInOrder<Recorded> recorded;
        private final LinesInOrder<CertificateSerial> moving;
        private final long askEach;
        private Optional<CertificateSerial> nextMoving;
        private long compared;
        private long differences;

        Merge(
                CrlScope scope,
                Crl crl,
                long entries,
                LinesInOrder<CrlEntry> published,
                LinesInOrder<Recorded> recorded,
                LinesInOrder<CertificateSerial> moving) {
            this.scope = scope;
            this.crl = crl;
            this.published = published;
            this.recorded = recorded;
            this.moving = moving;
            this.nextMoving = moving.next();
            this.askEach = Math.max(1, entries / config.sample());
        }

        Comparison run() {
            var told = published.next();
            var known = recorded.next();
            while (told.isPresent() || known.isPresent()) {
                int order = order(
                        told.map(CrlEntry::serial), known.map(one -> one.line().serial()));
                if (order < 0) {
                    differs(told.orElseThrow().serial(), Difference.ON_THE_CRL_ALONE);
                } else if (order > 0) {
                    missing(known.orElseThrow());
                } else {
                    both(told.orElseThrow(), known.orElseThrow().line());
                }
                compared++;
                told = order <= 0 ? published.next() : told;
                known = order >= 0 ? recorded.next() : known;
            }
            return new Comparison(compared, differences);
        }

        private void missing(Recorded known) {
            if (!known.notAfter().isBefore(crl.thisUpdate())) {
                differs(known.line().serial(), Difference.NOT_ON_THE_CRL);
            }
        }

        private void both(CrlEntry told, CrlEntry known) {
            if (!told.at().equals(known.at()) || told.reason() != known.reason()) {
                differs(told.serial(), Difference.ANOTHER_LINE);
            } else if (compared % askEach == 0 && !ocspAgrees(told)) {
                differs(told.serial(), Difference.OCSP_TELLS_OTHERWISE);
            }
        }

        private boolean ocspAgrees(CrlEntry told) {
            return statuses.of(scope.id().authority(), told.serial())
                            instanceof CertificateStatus.Revoked(var revocation)
                    && revocation.at().equals(told.at())
                    && revocation.reason().code() == told.reason();
        }

        private void differs(CertificateSerial serial, Difference difference) {
            if (isMoving(serial)) {
                return;
            }
            differences++;
            if (differences <= MOST_LOGGED) {
                LOG.errorf(
                        "crl and register differ authority=%s partition=%s kind=%s crl=%d serial=%s difference=%s",
                        scope.name(), scope.partition(), crl.kind(), crl.number(), serial, difference);
            }
        }

        private boolean isMoving(CertificateSerial serial) {
            while (nextMoving.isPresent() && octets(nextMoving.get(), serial) < 0) {
                nextMoving = moving.next();
            }
            return nextMoving.isPresent() && octets(nextMoving.get(), serial) == 0;
        }

        private static int order(Optional<CertificateSerial> told, Optional<CertificateSerial> known) {
            if (told.isEmpty()) {
                return 1;
            }
            return known.isEmpty() ? -1 : octets(told.get(), known.get());
        }

        /** As text in hex serials are in the order of their octets. */
        private static int octets(CertificateSerial one, CertificateSerial other) {
            return one.toString().compareTo(other.toString());
        }
    }
}
