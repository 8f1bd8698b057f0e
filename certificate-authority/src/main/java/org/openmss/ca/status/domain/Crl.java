package org.openmss.ca.status.domain;

import java.time.Instant;
import org.openmss.kernel.Bytes;

/** A certificate revocation list. @param number strictly rising for each authority (RFC 5280, 5.2.3) */
public record Crl(long number, Instant thisUpdate, Instant nextUpdate, int entries, Bytes der) {}
