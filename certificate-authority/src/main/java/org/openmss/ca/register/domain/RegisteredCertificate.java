package org.openmss.ca.register.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/**
 * A certificate's way through this CA. Each state has the moves that are allowed from it, and no others.
 *
 * <pre>
 * Prepared --release--&gt; Valid --revoke--&gt; Revoked
 *                        | ^                ^
 *                    hold| |resume          |
 *                        v |                |
 *                       OnHold ---revoke----+
 * </pre>
 */
public sealed interface RegisteredCertificate {
    Intent intent();

    /** The beginning: what will be signed is known. */
    static Prepared prepare(Intent intent) {
        return new Prepared(intent);
    }

    default CertificateSerial serial() {
        return intent().serial();
    }

    /** On record, perhaps signed, not released: nobody outside has it. */
    record Prepared(Intent intent) implements RegisteredCertificate {
        public Valid release(Bytes certificate, Instant at) {
            return new Valid(intent, certificate, at);
        }
    }

    /** Has left the CA. */
    sealed interface Released extends RegisteredCertificate {
        Bytes certificate();

        Instant releasedAt();
    }

    /** Released, and not ended yet. */
    sealed interface Revocable extends Released {
        /**
         * @param at now
         * @throws ImpossibleInvalidityDate where the key cannot have gone bad then
         */
        Revoked revoke(RevocationReason reason, Instant at, Optional<Instant> invalidityDate);

        /** The given date, or the nearest at which the key can have gone bad where it was revoked now. */
        default Instant possibleInvalidity(Instant date, Instant now) {
            Instant earliest = whole(intent().notBefore());
            Instant latest = this instanceof OnHold held ? held.heldSince() : whole(now);
            if (date.isBefore(earliest)) {
                return earliest;
            }
            return date.isAfter(latest) ? latest : date;
        }
    }

    /** Stands. */
    record Valid(Intent intent, Bytes certificate, Instant releasedAt) implements Revocable {
        @Override
        public Revoked revoke(RevocationReason reason, Instant at, Optional<Instant> invalidityDate) {
            return revoked(this, reason, whole(at), invalidityDate);
        }

        public OnHold hold(Instant at) {
            return new OnHold(intent, certificate, releasedAt, whole(at));
        }
    }

    /** Does not stand for now. */
    record OnHold(Intent intent, Bytes certificate, Instant releasedAt, Instant heldSince) implements Revocable {
        /** As relying parties are told it. */
        public Revocation revocation() {
            return new Revocation(serial(), heldSince, RevocationReason.CERTIFICATE_HOLD, Optional.empty());
        }

        public Valid resume() {
            return new Valid(intent, certificate, releasedAt);
        }

        /** Keeps the date of the hold (certificate profile CRL-8): the certificate has not stood since. When it was revoked, the audit trail knows. */
        @Override
        public Revoked revoke(RevocationReason reason, Instant at, Optional<Instant> invalidityDate) {
            return revoked(this, reason, heldSince, invalidityDate);
        }
    }

    /** Does not stand, and never will again. */
    record Revoked(Intent intent, Bytes certificate, Instant releasedAt, Revocation revocation) implements Released {
        public Revoked {
            if (!revocation.reason().isFinal()) {
                throw new IllegalArgumentException("a hold is not a revocation");
            }
        }
    }

    private static Revoked revoked(
            Revocable before, RevocationReason reason, Instant at, Optional<Instant> invalidityDate) {
        var intent = before.intent();
        var gone = invalidityDate.map(RegisteredCertificate::whole);
        if (gone.filter(date -> date.isBefore(whole(intent.notBefore())) || date.isAfter(at))
                .isPresent()) {
            throw new ImpossibleInvalidityDate(intent.notBefore(), at);
        }
        return new Revoked(
                intent, before.certificate(), before.releasedAt(), new Revocation(before.serial(), at, reason, gone));
    }

    private static Instant whole(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
