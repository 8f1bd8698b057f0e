package org.openmss.ca.hierarchy.domain;

import java.util.List;
import java.util.Optional;
import org.openmss.kernel.Bytes;

/** Where the CA's keys live. */
public interface KeyBackend {

    /** The key and its chain, or nothing where this role has no key yet. */
    Optional<Keeping> find(Role role);

    /** Makes a key that is not kept before {@link #keep} is called. */
    SigningKey generate(SignatureAlgorithm algorithm);

    /** Keeps a key made here, in place of any earlier one of that role. */
    void keep(Role role, Keeping keeping);

    /**
     * A key and the certificates that belong to it.
     *
     * @param chain in DER, the key's own certificate first, the root last
     */
    record Keeping(SigningKey key, List<Bytes> chain) {

        public Keeping {
            chain = List.copyOf(chain);
        }
    }
}
