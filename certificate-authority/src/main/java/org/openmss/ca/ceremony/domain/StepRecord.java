package org.openmss.ca.ceremony.domain;

import java.time.Instant;
import java.util.List;
import org.openmss.ca.ceremony.domain.CeremonyRecord.MadeKey;
import org.openmss.ca.ceremony.domain.CeremonyRecord.RootCrl;

/**
 * What each step of a ceremony on two machines leaves for auditors. A step names the record that was carried to it by its hash, so that
 * the three stand in one chain. Hashes are SHA-256 in lower-case hex.
 */
public sealed interface StepRecord {

    /** @param program the version of this program */
    record Held(String program, String java, Instant startedAt, Instant endedAt, List<Participant> participants) {
        public Held {
            participants = List.copyOf(participants);
        }
    }

    /** A key that has no certificate yet. */
    record WaitingKey(String name, String algorithm, String keyIdentifier, String publicKeySha256) {}

    /** The issuing machine has made keys. Each signs this record's hash in its certification request. */
    record Requested(
            String what, Held held, String device, String publicUrl, String organization, List<WaitingKey> requested)
            implements StepRecord {
        public Requested {
            requested = List.copyOf(requested);
        }
    }

    /** The root has certified them. */
    record Certified(
            String what,
            Held held,
            String requestProtocolSha256,
            String rootDevice,
            String rootCertificateSha256,
            String publicUrl,
            String organization,
            RootCrl rootCrl,
            List<MadeKey> made)
            implements StepRecord {
        public Certified {
            made = List.copyOf(made);
        }
    }

    /** The issuing machine has taken the certificates. */
    record Taken(
            String what,
            Held held,
            String certificationProtocolSha256,
            String rootCertificateSha256,
            String device,
            String publicUrl,
            String organization,
            List<MadeKey> made)
            implements StepRecord {
        public Taken {
            made = List.copyOf(made);
        }
    }
}
