package org.openmss.ca.register.domain;

import java.time.Instant;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/** A certificate's way through this CA. Each state has the moves that are allowed from it, and no others. */
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

    record Valid(Intent intent, Bytes certificate, Instant releasedAt) implements Released {
        public Revoked revoke(RevocationReason reason, Instant at) {
            return new Revoked(intent, certificate, releasedAt, new Revocation(intent.serial(), at, reason));
        }
    }

    record Revoked(Intent intent, Bytes certificate, Instant releasedAt, Revocation revocation) implements Released {}
}
