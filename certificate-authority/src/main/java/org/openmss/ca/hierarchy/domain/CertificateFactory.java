package org.openmss.ca.hierarchy.domain;

import org.openmss.kernel.Bytes;

/** Makes and reads the hierarchy's own certificates (certificate profile 4 and 5), in DER. */
public interface CertificateFactory {

    /** Signed by the key itself. */
    Bytes root(SigningKey key);

    Bytes issuing(AuthorityName name, Bytes publicKey, Signatory root);

    Bytes responder(Bytes publicKey, Signatory issuing);

    /** @throws IllegalArgumentException where the bytes are not such a certificate */
    AuthorityCertificate read(Bytes der);
}
