package org.openmss.ca.ceremony.domain;

import java.time.Instant;
import java.util.List;

/**
 * What a ceremony leaves for auditors: who made what, when, where (EN 319 411-1, 6.5.1). Hashes are SHA-256 in lower-case hex.
 *
 * @param program the version of this program
 * @param rootDevice where the root's key is
 * @param issuingDevice where the other keys are
 */
public record CeremonyRecord(
        String what,
        String program,
        String java,
        Instant startedAt,
        Instant endedAt,
        List<Participant> participants,
        String rootDevice,
        String issuingDevice,
        String publicUrl,
        String organization,
        RootCrl rootCrl,
        List<MadeKey> made) {

    public CeremonyRecord {
        participants = List.copyOf(participants);
        made = List.copyOf(made);
    }

    /** A key that was made, and the certificate it got. */
    public record MadeKey(
            String name,
            String use,
            String algorithm,
            String keyIdentifier,
            String publicKeySha256,
            String subject,
            String issuer,
            String serial,
            String certificateSha256,
            Instant notBefore,
            Instant notAfter) {}

    /** The CRL that the root signed, so that its key can go offline. */
    public record RootCrl(long number, Instant thisUpdate, Instant nextUpdate, String sha256) {}
}
