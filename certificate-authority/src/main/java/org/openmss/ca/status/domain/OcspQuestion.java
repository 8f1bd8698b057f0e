package org.openmss.ca.status.domain;

import java.util.List;
import java.util.Optional;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/**
 * An OCSP request that could be read.
 *
 * @param nonce what the caller wants to find in the answer again
 */
public record OcspQuestion(List<About> certificates, Optional<Bytes> nonce) {

    public OcspQuestion {
        certificates = List.copyOf(certificates);
    }

    /**
     * One certificate that is asked about.
     *
     * @param certId in DER: it comes back in the answer as it is (certificate profile OCS-3)
     * @param hash absent where we do not know it, and so cannot tell who the issuer is
     * @param serial absent where the number cannot be a serial of ours
     */
    public record About(
            Bytes certId,
            Optional<IssuerHash> hash,
            Bytes issuerNameHash,
            Bytes issuerKeyHash,
            Optional<CertificateSerial> serial) {}
}
