package org.openmss.ra.enrolment.domain;

import java.util.List;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;

/** Certifies keys, and revokes. Both can be said again without a second effect. */
public interface CertificateAuthority {

    /** What it answers to a request for a certificate. */
    sealed interface Answer {
        /**
         * @param chain the certificate, then its issuers up to the root, in DER
         */
        record Issued(IssuedCertificate certificate, List<Bytes> chain) implements Answer {
            public Issued {
                chain = List.copyOf(chain);
            }
        }

        /** No, for good. */
        record Refused() implements Answer {}
    }

    /**
     * The same binding, keys and purpose are the same request, however often it is made: the first certificate is the answer to all.
     *
     * @throws NeighbourUnavailableException where there was no answer, so that it is open whether a certificate was issued
     */
    Answer certify(Binding binding, ReportedKeys keys, KeyPurpose purpose);

    /** @throws NeighbourUnavailableException where it is open whether the certificate is revoked */
    void revoke(CertificateSerial serial, RevocationReason reason);
}
