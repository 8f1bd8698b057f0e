package org.openmss.ca.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.ca.status.domain.OcspAnswer.Authoritative;
import org.openmss.ca.status.domain.OcspMessages.Statement;
import org.openmss.ca.status.domain.OcspQuestion;
import org.openmss.kernel.CertificateSerial;

/** An answer that is signed already, for whoever asks the same again. It holds as long as all that it says is so. */
final class KeptAnswer {
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(10);
    private final AuthorityId issuer;
    private final List<Fact> facts = new ArrayList<>();
    private final Authoritative answer;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Instant dueAt;

    private record Fact(CertificateSerial serial, CertificateStatus status) {}

    /** It is signed anew when half of its life is over: so there is time left where the key is away for a while. */
    KeptAnswer(AuthorityId issuer, OcspQuestion question, Statement statement, Authoritative answer) {
        this.issuer = issuer;
        this.answer = answer;
        this.dueAt = statement
                .producedAt()
                .plus(Duration.between(statement.producedAt(), statement.nextUpdate())
                        .dividedBy(2));
        for (int i = 0; i < question.certificates().size(); i++) {
            var status = statement.certificates().get(i).status();
            question.certificates().get(i).serial().ifPresent(serial -> facts.add(new Fact(serial, status)));
        }
    }

    Authoritative answer() {
        return answer;
    }

    boolean holds(CertificateStatuses statuses, Instant now) {
        if (!now.isBefore(answer.nextUpdate())) {
            return false;
        }
        for (var fact : facts) {
            if (!isSo(statuses.of(issuer, fact.serial()), fact.status())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSo(CertificateStatus now, CertificateStatus told) {
        return told instanceof CertificateStatus.NeverIssued
                ? now instanceof CertificateStatus.Unknown
                : now.equals(told);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(dueAt);
    }

    /** Whether the caller is the one to have it signed anew; others are given this one meanwhile. */
    boolean takeRenewal(Instant now) {
        return isDue(now) && renewing.compareAndSet(false, true);
    }

    void postponeRenewal(Instant now) {
        dueAt = now.plus(UNTIL_NEXT_TRY);
        renewing.set(false);
    }
}
