package org.openmss.ca.status.domain;

import java.time.Instant;
import org.openmss.kernel.Bytes;

/** An OCSP response in DER, and what its carriers need to know of it. */
public sealed interface OcspAnswer {
    Bytes der();

    /** @param hasNonce made for one caller, so no cache may keep it */
    record Authoritative(Bytes der, Instant thisUpdate, Instant nextUpdate, boolean hasNonce) implements OcspAnswer {}

    record Unanswered(Bytes der, OcspError error) implements OcspAnswer {}
}
