package org.openmss.ca.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.History;
import org.openmss.ca.register.domain.History.Event;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.kernel.CertificateSerial;

/** Everything that was done to one certificate, and what was tried: who, when, what, why, and who agreed. */
@ApplicationScoped
public class CertificateHistory {
    private static final int MOST = 200;
    private static final String DONE = "done";
    private static final Pattern OUTCOME = Pattern.compile("(.*?)(?:-proposal-([0-9a-f-]{36}))?");
    private final CertificateRegister register;
    private final History history;

    CertificateHistory(CertificateRegister register, History history) {
        this.register = register;
        this.history = history;
    }

    /** @param next where the next page goes on; nothing where this is the last */
    public record Told(Released certificate, List<Act> acts, Optional<Long> next) {
        public Told {
            acts = List.copyOf(acts);
        }
    }

    /**
     * One act, or an attempt.
     *
     * @param outcome {@code done}, or why not
     * @param detail a revocation's reason and successor
     * @param proposal where it took two operators: which proposal this was about
     */
    public record Act(
            Instant at,
            String actor,
            String action,
            String outcome,
            @Nullable String detail,
            @Nullable UUID proposal) {

        static Act of(Event event) {
            var parts = OUTCOME.matcher(event.outcome());
            if (!parts.matches()) {
                throw new IllegalStateException("every text has this form");
            }
            String what = parts.group(1);
            boolean more = what.startsWith(DONE + "-");
            return new Act(
                    event.at(),
                    event.actor(),
                    event.action(),
                    more ? DONE : what,
                    more ? what.substring(DONE.length() + 1) : null,
                    parts.group(2) == null ? null : UUID.fromString(parts.group(2)));
        }
    }

    /** @return nothing where this CA has released no such certificate */
    public Optional<Told> tell(CertificateSerial serial, long after) {
        if (!(register.find(serial).orElse(null) instanceof Released released)) {
            return Optional.empty();
        }
        var events = history.of(serial, after, MOST + 1);
        boolean more = events.size() > MOST;
        var page = more ? events.subList(0, MOST) : events;
        return Optional.of(new Told(
                released,
                page.stream().map(Act::of).toList(),
                more ? Optional.of(page.getLast().id()) : Optional.empty()));
    }
}
