package org.openmss.ra.enrolment.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.RegistrationId;

/**
 * The life of one binding of person, SIM, keys and certificates. A state has the moves that are allowed from it, and no others:
 *
 * <pre>
 *           ┌─ renew ─┐
 * register ─┴► PendingKey ── keysAccepted ─► Certifying ── certified ─► Active
 *                  │ fail, revoke                │ fail, revoke           │ revoke
 *                  └──────────────► Withdrawing ◄┴────────────────────────┘
 *                                       │ withdrawn
 *                                       └──────► Failed | Revoked
 * </pre>
 *
 * Certifying and Withdrawing are intents on record: neighbours are told while they last, and told again until they have heard. Nothing
 * leads back from Withdrawing: the person registers again, in person, with fresh keys.
 */
public sealed interface Registration {

    Binding binding();

    default RegistrationId id() {
        return binding().id();
    }

    /** Those that are known to this service; the certificate authority may have issued more while Certifying lasts. */
    default List<IssuedCertificate> certificates() {
        return List.of();
    }

    static PendingKey register(Binding binding, KeyGeneration keyGeneration) {
        return new PendingKey(binding, keyGeneration);
    }

    /** What can still be revoked. */
    sealed interface Revocable extends Registration {
        Withdrawing revoke(RevocationReason reason, Instant at);
    }

    /** The person is proven; the SIM is asked for keys. */
    record PendingKey(Binding binding, KeyGeneration keyGeneration) implements Revocable {

        /** The code was lost, mistyped too often, or came too late: a new call for keys replaces the old one. */
        public PendingKey renew(KeyGeneration next) {
            return new PendingKey(binding, next);
        }

        public Certifying keysAccepted(ReportedKeys keys) {
            return new Certifying(binding, keys);
        }

        public Withdrawing fail(Failure failure) {
            return new Withdrawing(binding, null, List.of(), new Cause.NeighbourRefused(failure));
        }

        @Override
        public Withdrawing revoke(RevocationReason reason, Instant at) {
            return new Withdrawing(binding, null, List.of(), new Cause.Decided(reason, at));
        }
    }

    /** Code, proofs and binding hold; these keys, and no others, are to be certified. */
    record Certifying(Binding binding, ReportedKeys keys) implements Revocable {

        public Active certified(List<IssuedCertificate> certificates) {
            return new Active(binding, keys, certificates);
        }

        public Withdrawing fail(Failure failure) {
            return new Withdrawing(binding, keys, List.of(), new Cause.NeighbourRefused(failure));
        }

        @Override
        public Withdrawing revoke(RevocationReason reason, Instant at) {
            return new Withdrawing(binding, keys, List.of(), new Cause.Decided(reason, at));
        }
    }

    /** The person can sign. */
    record Active(Binding binding, ReportedKeys keys, List<IssuedCertificate> certificates) implements Revocable {
        public Active {
            certificates = List.copyOf(certificates);
        }

        @Override
        public Withdrawing revoke(RevocationReason reason, Instant at) {
            return new Withdrawing(binding, keys, certificates, new Cause.Decided(reason, at));
        }
    }

    /** It is decided that nobody shall sign by this registration; home MSSP and certificate authority are being told. */
    record Withdrawing(Binding binding, @Nullable ReportedKeys keys, List<IssuedCertificate> certificates, Cause cause)
            implements Registration {
        public Withdrawing {
            certificates = List.copyOf(certificates);
        }

        /** Both have heard, and these are the certificates that were revoked. */
        public Ended withdrawn(List<IssuedCertificate> revoked) {
            return switch (cause) {
                case Cause.Decided(var reason, var at) -> new Revoked(binding, reason, at, revoked);
                case Cause.NeighbourRefused(var failure) -> new Failed(binding, failure, revoked);
            };
        }
    }

    /** Why a registration is withdrawn. */
    sealed interface Cause {
        /** An officer decided it, or the certificate authority revoked all certificates. */
        record Decided(RevocationReason reason, Instant at) implements Cause {}

        record NeighbourRefused(Failure failure) implements Cause {}
    }

    /** Over for ever; its number and SIM are free again. */
    sealed interface Ended extends Registration {}

    record Failed(Binding binding, Failure failure, List<IssuedCertificate> certificates) implements Ended {
        public Failed {
            certificates = List.copyOf(certificates);
        }
    }

    record Revoked(Binding binding, RevocationReason reason, Instant at, List<IssuedCertificate> certificates)
            implements Ended {
        public Revoked {
            certificates = List.copyOf(certificates);
        }
    }
}
