package org.openmss.ca.hierarchy.domain;

import org.openmss.kernel.Bytes;

/** Makes and reads the hierarchy's own certificates (certificate profile 4 and 5), in DER. */
public interface CertificateFactory {

    /** Signed by the key itself. */
    Bytes root(SigningKey key);

    Bytes issuing(AuthorityName name, Bytes publicKey, Signatory root);

    /** What a key is kept with until the certificate comes that the root makes elsewhere: signed by the key itself, good for nothing. */
    Bytes waiting(AuthorityName name, SigningKey key);

    /** @throws IllegalArgumentException where a certificate could not carry the CA's name */
    void requireFits(AuthorityName name);

    Bytes responder(Bytes publicKey, Signatory issuing);

    /** @param issuer the name of the CA that signs it, in addresses */
    Bytes timeStamping(Bytes publicKey, AuthorityName issuer, Signatory issuing);

    /** For a key that signs the record of one key ceremony and is then dropped: lives a day. */
    Bytes record(Bytes publicKey, Signatory issuing);

    /** @throws IllegalArgumentException where the bytes are not such a certificate */
    AuthorityCertificate read(Bytes der);
}
