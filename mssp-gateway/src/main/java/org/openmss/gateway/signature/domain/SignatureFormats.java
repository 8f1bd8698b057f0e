package org.openmss.gateway.signature.domain;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.openmss.kernel.Bytes;

/** Makes what the card signs, and from the card's answer what the application provider gets. */
public interface SignatureFormats {

    /** Whether there is something to hand over. */
    sealed interface Assembled {
        record Complete(Bytes signature) implements Assembled {}

        /** Somebody whose word belongs into the signature did not give it. */
        record Incomplete(SignatureFailure why) implements Assembled {}
    }

    /** @throws RefusedException where this gateway does not make that format */
    PreparedDocument prepare(SignatureFormat format, Document document, X509Certificate signer, Instant signingTime);

    /**
     * May ask a time-stamping authority and status services, so no transaction may be open.
     *
     * @param chain the signer first, then issuer, then root
     */
    Assembled assemble(
            SignatureFormat format, PreparedDocument document, Bytes signatureValue, List<X509Certificate> chain);
}
