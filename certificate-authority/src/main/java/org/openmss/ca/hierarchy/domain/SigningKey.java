package org.openmss.ca.hierarchy.domain;

import org.openmss.kernel.Bytes;

/** A private key of this CA. It signs, and never leaves its backend: a file, or a device behind PKCS#11. */
public interface SigningKey {

    /** The SubjectPublicKeyInfo in DER. */
    Bytes publicKey();

    KeyAlgorithm algorithm();

    /** @return the signature value, for ECDSA a DER sequence of two integers */
    Bytes sign(Bytes toBeSigned);

    /** Whether the public key accepts the signature. */
    boolean verifies(Bytes signed, Bytes signature);
}
