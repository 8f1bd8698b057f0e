package org.openmss.ca.register.domain;

import org.openmss.kernel.Bytes;
import org.openmss.kernel.PossessionStatement;

/** What shows that whoever asked had the key: kept with the certificate (certificate profile USR-8). */
public sealed interface PossessionEvidence {

    /** The SubjectPublicKeyInfo in DER. */
    Bytes publicKey();

    /** A card's word to the registration authority's question. */
    record Statement(PossessionStatement statement, Bytes signature) implements PossessionEvidence {
        @Override
        public Bytes publicKey() {
            return statement.publicKey();
        }
    }

    /** A PKCS#10 request that its own key has signed. */
    record SelfSigned(Bytes publicKey, Bytes request) implements PossessionEvidence {}

    /** A key that this CA made itself, in the place where it keeps it. */
    record OwnKey(Bytes publicKey) implements PossessionEvidence {}
}
