package org.openmss.ca.revocation.bulk.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Running;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Stopped;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Terms;
import org.openmss.kernel.CertificateSerial;

/** Every bulk revocation with its certificates. Changes by people carry their audit record. */
public interface BulkRevocations {

    /** How many certificates the scope names now. */
    long count(Scope scope);

    /** Those that this CA has not released. */
    List<CertificateSerial> unknown(Collection<CertificateSerial> serials);

    /** Fixes which certificates it is about, in the caller's transaction. */
    Running start(Terms terms, Scope scope);

    Optional<BulkRevocation> find(UUID id);

    /** The newest first. */
    List<BulkRevocation> newest(int most);

    List<UUID> running();

    /** @return false where it is not running any more */
    boolean replace(Running before, Stopped after, AuditRecord act);

    /** @return false where it is not stopped any more */
    boolean replace(Stopped before, Running after, AuditRecord act);

    /**
     * Certificates whose turn it is, for the caller's transaction alone, and locked in the register. None where all are done, or in other hands.
     * News of what this transaction does waits behind that of single acts.
     */
    List<CertificateSerial> claim(UUID id, int most, Collection<CertificateSerial> except);

    /**
     * What came of claimed certificates, in the same transaction.
     *
     * @return false where it was stopped meanwhile: the transaction must not stand
     */
    boolean settle(UUID id, Collection<CertificateSerial> revoked, Collection<CertificateSerial> revokedBefore);

    /** @return whether it is done with this call: it was running, and nothing remained */
    boolean finish(UUID id, AuditRecord act);
}
