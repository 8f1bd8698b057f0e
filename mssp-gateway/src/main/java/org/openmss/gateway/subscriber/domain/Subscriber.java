package org.openmss.gateway.subscriber.domain;

import java.util.Map;
import java.util.Optional;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;

/**
 * A subscriber of this home MSSP, as one registration made him:
 *
 * <pre>
 *   PendingKey --certified--> Active --revoked--> Revoked
 *        +--------------------revoked------------------^
 * </pre>
 */
public sealed interface Subscriber {

    /** The beginning: announced by the registration authority, no key yet. */
    static PendingKey announced(Identity identity) {
        return new PendingKey(identity, Map.of());
    }

    Identity identity();

    /** Who and which SIM. */
    record Identity(RegistrationId registrationId, Msisdn msisdn, Iccid iccid) {}

    /**
     * Known, but not able to sign yet.
     *
     * @param reportedKeys what the SIM reported, SubjectPublicKeyInfo by purpose; empty until it did
     */
    record PendingKey(Identity identity, Map<KeyPurpose, Bytes> reportedKeys) implements Subscriber {
        public PendingKey {
            reportedKeys = Map.copyOf(reportedKeys);
        }

        /** Whether the SIM reported this very key for this purpose. */
        public boolean reported(KeyPurpose purpose, Bytes publicKey) {
            return Optional.ofNullable(reportedKeys.get(purpose))
                    .filter(publicKey::equals)
                    .isPresent();
        }

        public Active certified(Map<KeyPurpose, SigningCertificate> certificates) {
            return new Active(identity, certificates, Preferences.none());
        }

        public Revoked revoked() {
            return new Revoked(identity);
        }
    }

    /** Able to sign. */
    record Active(Identity identity, Map<KeyPurpose, SigningCertificate> certificates, Preferences preferences)
            implements Subscriber {
        public Active {
            certificates = Map.copyOf(certificates);
        }

        public Optional<SigningCertificate> certificate(KeyPurpose purpose) {
            return Optional.ofNullable(certificates.get(purpose));
        }

        public Revoked revoked() {
            return new Revoked(identity);
        }
    }

    /** Never able to sign again under this registration. Final. */
    record Revoked(Identity identity) implements Subscriber {}
}
