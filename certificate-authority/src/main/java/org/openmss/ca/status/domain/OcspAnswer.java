package org.openmss.ca.status.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.kernel.Bytes;

/** An OCSP response in DER, and what its carriers need to know of it. */
public sealed interface OcspAnswer {
    Bytes der();

    /**
     * @param entityTag names these very octets to HTTP caches (certificate profile OCS-20); absent where the answer has a nonce, was made for
     *     one caller, and no cache may keep it
     */
    record Authoritative(Bytes der, Instant thisUpdate, Instant nextUpdate, Optional<String> entityTag)
            implements OcspAnswer {}

    record Unanswered(Bytes der, OcspError error) implements OcspAnswer {}
}
