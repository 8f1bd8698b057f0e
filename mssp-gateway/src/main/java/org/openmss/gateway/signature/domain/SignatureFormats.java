package org.openmss.gateway.signature.domain;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;

/** Makes what the card signs, and from the card's answer what the application provider gets. */
public interface SignatureFormats {

    /**
     * @param attributes the signed attributes in DER, absent for PKCS#1
     * @param hash what the card signs
     */
    record Prepared(@Nullable Bytes attributes, Bytes hash) {}

    /** Whether there is something to hand over. */
    sealed interface Assembled {
        record Complete(Bytes signature) implements Assembled {}

        /** Somebody whose word belongs into the signature did not give it. */
        record Incomplete(SignatureFailure why) implements Assembled {}
    }

    /** @throws RefusedException where this gateway does not make that format */
    Prepared prepare(SignatureFormat format, DataToBeSigned data, X509Certificate signer, Instant signingTime);

    /**
     * May ask a time-stamping authority and status services, so no transaction may be open.
     *
     * @param chain the signer first, then issuer, then root
     */
    Assembled assemble(SignatureOrder order, Bytes signatureValue, List<X509Certificate> chain);
}
