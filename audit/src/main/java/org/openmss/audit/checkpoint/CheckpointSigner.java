package org.openmss.audit.checkpoint;

import org.openmss.kernel.Bytes;

/** Holds an audit key, which is nobody else's key: not the CA's, not a TLS key. A file, an HSM. */
public interface CheckpointSigner {

    /** The public half. */
    AuditKey key();

    Bytes sign(Bytes text);
}
