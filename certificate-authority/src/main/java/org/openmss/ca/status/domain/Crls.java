package org.openmss.ca.status.domain;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.CrlPartition;

/** The CRLs that were published. The newest is served until the next is complete. */
public interface Crls {

    Optional<Crl> newest(CrlScopeId scope, Crl.Kind kind);

    /** The parts of a CA's certificates for which there are CRLs. */
    Set<CrlPartition> partitions(AuthorityId authority);

    /** The scopes in which a certificate's status has changed and no CRL tells so yet. */
    Set<CrlScopeId> untold();

    /**
     * Issues and publishes a CRL; one at a time for each scope, also where several nodes do it at once.
     *
     * @param issue decides when it is its turn; nothing, where another node was faster; where a change is untold it must issue
     */
    Optional<Crl> publish(CrlScopeId scope, Function<Turn, Optional<SignedCrl>> issue);

    /**
     * Publishes a CRL that came with its number.
     *
     * @return false where this number or a later one is taken; then nothing was written
     */
    boolean take(CrlScopeId scope, SignedCrl signed, AuditRecord act);

    /** Writes a CRL's content, without holding it whole. */
    void write(CrlScopeId scope, Crl crl, OutputStream out) throws IOException;

    /** Forgets the content of CRLs that were replaced before that time. That they were issued stays on record. */
    void forgetReplacedBefore(Instant time);

    /**
     * How it stands when a scope's turn comes.
     *
     * @param newestRegular the newest full one whose time had come
     * @param untold whether a status has changed that no CRL tells yet
     */
    record Turn(
            long number,
            Optional<Crl> newestFull,
            Optional<Crl> newestRegular,
            Optional<Crl> newestDelta,
            boolean untold) {}
}
