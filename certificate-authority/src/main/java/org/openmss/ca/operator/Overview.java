package org.openmss.ca.operator;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.approval.domain.Proposal.Open;
import org.openmss.ca.approval.domain.Proposals;
import org.openmss.ca.hierarchy.ExpectedEnds;
import org.openmss.ca.hierarchy.ExpectedEnds.End;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.IssuerView;
import org.openmss.ca.operator.domain.Counts;
import org.openmss.ca.operator.domain.Counts.Count;
import org.openmss.ca.status.CrlFreshness;
import org.openmss.ca.status.CrlFreshness.Freshness;
import org.openmss.ca.status.CrlFreshness.Published;

/** How this CA stands, at a glance. */
@ApplicationScoped
public class Overview {
    private static final int HOURS = 24;
    private static final int MONTHS = 37;
    private static final int MOST_PROPOSALS = 100;
    private static final Duration COUNTED_ANEW = Duration.ofMinutes(1);
    private final Hierarchy hierarchy;
    private final ExpectedEnds expectedEnds;
    private final CrlFreshness crlFreshness;
    private final Proposals proposals;
    private final Counts counts;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Counted> counted = new AtomicReference<>();

    Overview(
            Hierarchy hierarchy,
            ExpectedEnds expectedEnds,
            CrlFreshness crlFreshness,
            Proposals proposals,
            Counts counts,
            MeterRegistry meters,
            InstantSource clock) {
        this.hierarchy = hierarchy;
        this.expectedEnds = expectedEnds;
        this.crlFreshness = crlFreshness;
        this.proposals = proposals;
        this.counts = counts;
        this.meters = meters;
        this.clock = clock;
    }

    private record Counted(Instant at, List<Count> issued, List<Count> ending) {}

    /**
     * @param warnings sentences, each about something to be done
     * @param openProposals that wait for a second operator
     */
    public record State(
            List<String> warnings,
            List<IssuerView> issuers,
            List<End> ends,
            List<Published> crls,
            List<Count> issuedPerHour,
            List<Count> endingPerMonth,
            Sealing sealing,
            long openProposals) {
        public State {
            warnings = List.copyOf(warnings);
            issuers = List.copyOf(issuers);
            ends = List.copyOf(ends);
            crls = List.copyOf(crls);
            issuedPerHour = List.copyOf(issuedPerHour);
            endingPerMonth = List.copyOf(endingPerMonth);
        }
    }

    /** How far the audit records of this CA are sealed; empty where it is not known here. */
    public record Sealing(OptionalLong sealed, OptionalLong waiting, OptionalLong oldestSeconds) {}

    public State state() {
        var now = clock.instant();
        var ends = expectedEnds.ends();
        var crls = crlFreshness.all();
        var issuers = hierarchy.issuers().stream()
                .map(issuer -> IssuerView.of(issuer, hierarchy))
                .toList();
        var numbers = numbers(now);
        return new State(
                warnings(issuers, ends, crls),
                issuers,
                ends,
                crls,
                numbers.issued(),
                numbers.ending(),
                new Sealing(
                        gauge("mss.audit.tree.size"),
                        gauge("mss.audit.waiting.records"),
                        gauge("mss.audit.waiting.oldest.seconds")),
                proposals.newest(MOST_PROPOSALS).stream()
                        .filter(proposal -> proposal instanceof Open open && !open.isPast(now))
                        .count());
    }

    private Counted numbers(Instant now) {
        var before = counted.get();
        if (before != null && now.isBefore(before.at().plus(COUNTED_ANEW))) {
            return before;
        }
        var fresh = new Counted(
                now,
                counts.issuedPerHour(now.minus(Duration.ofHours(HOURS - 1)), HOURS),
                counts.endingPerMonth(now, MONTHS));
        counted.set(fresh);
        return fresh;
    }

    private static List<String> warnings(List<IssuerView> issuers, List<End> ends, List<Published> crls) {
        var warnings = new ArrayList<String>();
        for (var issuer : issuers) {
            if (issuer.waiting()) {
                warnings.add("The issuing CA " + issuer.name() + " does not issue until two operators agree.");
            }
        }
        for (var end : ends) {
            if (end.soon()) {
                var certificate = end.certificate();
                warnings.add("The certificate of " + certificate.name() + " (" + certificate.use() + ") "
                        + (end.left().isNegative()
                                ? "has ended"
                                : "ends in " + end.left().toDays() + " days")
                        + (certificate.isRenewedByItself()
                                ? ": its renewal failed, see the log."
                                : ": hold a key ceremony for its successor."));
            }
        }
        for (var crl : crls) {
            if (crl.freshness() != Freshness.FRESH) {
                warnings.add("The CRL " + crl.name()
                        + switch (crl.freshness()) {
                            case MISSING -> " is missing.";
                            case OVER -> " is over: relying parties refuse the certificates.";
                            case ENDING -> " ends soon and has no successor.";
                            case FRESH -> "";
                        });
            }
        }
        return warnings;
    }

    private OptionalLong gauge(String name) {
        var found = meters.find(name).gauge();
        return found == null || Double.isNaN(found.value())
                ? OptionalLong.empty()
                : OptionalLong.of((long) found.value());
    }
}
