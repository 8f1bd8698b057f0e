package org.openmss.ca.status.domain;

import java.time.Instant;
import org.openmss.kernel.Bytes;

/**
 * A certificate revocation list that was published. Its content may be large and stays where it is stored.
 *
 * @param number strictly rising for each scope (RFC 5280, 5.2.3)
 * @param regular whether its time had come, and not a change alone caused it
 * @param length of the content, in octets
 * @param sha256 of the content
 */
public record Crl(
        long number,
        Kind kind,
        boolean regular,
        Instant thisUpdate,
        Instant nextUpdate,
        int entries,
        long length,
        Bytes sha256) {

    /** How much it tells. */
    public enum Kind {
        FULL,
        /** What has changed since a full one (RFC 5280, 5.2.4). */
        DELTA
    }
}
