package org.openmss.ca.status;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.ca.status.domain.CertificateStatuses;
import org.openmss.ca.status.domain.OcspAnswer.Authoritative;
import org.openmss.kernel.CertificateSerial;

/** An answer about one certificate that is signed already, for whoever asks the same again. It holds as long as what it says is so. */
final class KeptAnswer {
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(10);
    private final AuthorityId issuer;
    private final CertificateSerial serial;
    private final CertificateStatus status;
    private final Instant producedAt;
    private final Authoritative answer;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Instant dueAt;

    /** It is signed anew when half of its life is over: so there is time left where the key is away for a while. */
    KeptAnswer(
            AuthorityId issuer,
            CertificateSerial serial,
            CertificateStatus status,
            Instant producedAt,
            Authoritative answer) {
        this.issuer = issuer;
        this.serial = serial;
        this.status = status;
        this.producedAt = producedAt;
        this.answer = answer;
        this.dueAt = producedAt.plus(
                Duration.between(producedAt, answer.nextUpdate()).dividedBy(2));
    }

    Authoritative answer() {
        return answer;
    }

    boolean holds(CertificateStatuses statuses, Instant now) {
        return !now.isBefore(producedAt)
                && now.isBefore(answer.nextUpdate())
                && statuses.of(issuer, serial).equals(status);
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
