package org.openmss.ca.hierarchy.domain;

import org.openmss.kernel.Bytes;

/** A private key of this CA. It signs, and never leaves its backend: a file, or a device behind PKCS#11. */
public interface SigningKey {

    /** The SubjectPublicKeyInfo in DER. */
    Bytes publicKey();

    KeyAlgorithm algorithm();

    /** @return the signature value, for ECDSA a DER sequence of two integers */
    Bytes sign(Content toBeSigned);

    default Bytes sign(Bytes toBeSigned) {
        return sign(Content.of(toBeSigned));
    }

    /** Whether it signs in less time than it takes to hand the work to another thread, and never waits for a device. */
    default boolean isQuick() {
        return false;
    }

    /** Whether the public key accepts the signature. */
    boolean verifies(Content signed, Bytes signature);

    default boolean verifies(Bytes signed, Bytes signature) {
        return verifies(Content.of(signed), signature);
    }
}
