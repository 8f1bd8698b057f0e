package org.openmss.gateway.subscriber.domain;

import java.util.List;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;

/** The registration authority, which alone can tell whether the activation code is right. */
public interface RegistrationAuthority {

    /** A new key, with the proof that the card has it. */
    record ReportedKey(KeyPurpose purpose, Bytes publicKey, Bytes proof) {}

    /** All that the card reports. The activation code is encrypted to the registration authority: nobody on the way can read it. */
    record KeyReport(
            RegistrationId registrationId, Iccid iccid, List<ReportedKey> keys, Bytes encryptedActivationCode) {
        public KeyReport {
            keys = List.copyOf(keys);
        }
    }

    /** What it said. */
    sealed interface Verdict {
        /** The person is active. */
        record Accepted() implements Verdict {}

        record WrongActivationCode(int triesLeft) implements Verdict {}

        record ActivationCodeExpired() implements Verdict {}

        /** The proofs or the binding do not hold. */
        record Refused() implements Verdict {}

        /** No answer; the same report may be sent again. */
        record Unavailable() implements Verdict {}
    }

    Verdict report(KeyReport report);
}
