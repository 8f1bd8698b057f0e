package org.openmss.ca.status.domain;

import java.time.Instant;
import org.openmss.kernel.CertificateSerial;

/** What the register says of the certificates of a scope. */
public interface RecordedLines {

    /** Those that do not stand. */
    LinesInOrder<Recorded> notStanding(CrlScopeId scope);

    /**
     * Those whose status has changed so lately that a full CRL need not tell it: a later CRL does, or none has to yet.
     *
     * @param number of the full CRL
     * @param grace changes after this time need not be told by any
     */
    LinesInOrder<CertificateSerial> changedSince(CrlScopeId scope, long number, Instant grace);

    /** @param notAfter when the certificate ends: some time later its line may be gone (certificate profile CRL-11) */
    record Recorded(CrlEntry line, Instant notAfter) {}
}
