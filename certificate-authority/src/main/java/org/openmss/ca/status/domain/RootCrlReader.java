package org.openmss.ca.status.domain;

import java.time.Instant;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.kernel.Bytes;

/** Reads a CRL that the root's key signed elsewhere, in a key ceremony. */
public interface RootCrlReader {

    /** @throws UnacceptableRootCrl where relying parties would not, or no longer, accept it as the root's */
    SignedCrl read(Bytes der, AuthorityCertificate root, Instant now);

    /** Says what is wrong, and what would be right. */
    final class UnacceptableRootCrl extends RuntimeException {
        public UnacceptableRootCrl(String what) {
            super(what, null, false, false);
        }
    }
}
