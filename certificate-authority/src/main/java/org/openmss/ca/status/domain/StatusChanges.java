package org.openmss.ca.status.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.ca.hierarchy.domain.AuthorityId;

/** The lines of CRLs, read from the register while a scope has its turn. */
public interface StatusChanges {

    /** @param droppedBefore certificates that ended before are left out, where their line was on record by then too (certificate profile CRL-11) */
    CrlEntries full(CrlScopeId scope, Optional<Instant> droppedBefore);

    /** What has changed since a full CRL: revoked and held certificates, and those released from hold (RFC 5280, 5.2.4). */
    CrlEntries since(CrlScopeId scope, long base);

    /** Whether no certificate of an issuing CA is within its time any more. */
    boolean allExpired(AuthorityId issuer, Instant now);
}
