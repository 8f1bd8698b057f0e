package org.openmss.ca.hierarchy.domain;

import java.util.List;
import org.openmss.kernel.Bytes;

/** Where the CA's keys live. */
public interface KeyBackend {

    /** Every key it holds, in no order. */
    List<Keeping> all();

    /** Makes a key that is not kept before {@link #keep} is called. */
    SigningKey generate(KeyAlgorithm algorithm);

    /** Keeps a key made here. A name that is taken is refused: no key takes another's place. */
    void keep(Keeping keeping);

    /** Puts the certificates of a key that is kept here in the place of those that it has waited with; the key stays. */
    void complete(Keeping keeping);

    /** What and where it is, for people and protocols: no secret. */
    String description();

    Kind kind();

    /** The kinds of place that a deployment can choose from. */
    enum Kind {
        /** PKCS#12 files: for development. */
        FILE,
        /** A device behind PKCS#11. */
        PKCS11
    }

    /**
     * A key and the certificates that belong to it.
     *
     * @param chain in DER, the key's own certificate first, the root last
     */
    record Keeping(KeyName name, SigningKey key, List<Bytes> chain) {

        public Keeping {
            chain = List.copyOf(chain);
        }
    }
}
