package org.openmss.gateway.signature.domain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.openmss.kernel.Bytes;

/** A time-stamping authority (RFC 3161). It is asked over the network, so no transaction may be open. */
public interface TimeStamps {

    /**
     * @param token the TimeStampToken in DER: checked, and over what was asked for
     * @param chain the authority's certificate first, the root last
     */
    record TimeStamp(Bytes token, List<X509Certificate> chain) {
        public TimeStamp {
            chain = List.copyOf(chain);
        }
    }

    /** Whether there is an authority to ask at all. */
    boolean areServed();

    /** @return nothing where the authority does not answer, refuses, or its answer does not stand the check */
    Optional<TimeStamp> stamp(Bytes content);
}
