package org.openmss.ca.status.domain;

import java.time.Instant;
import java.util.List;
import org.openmss.ca.register.domain.Revocation;

/** Makes, signs and checks a CRL. */
public interface CrlFactory {
    Crl issue(CrlScope scope, long number, List<Revocation> revocations, Instant thisUpdate, Instant nextUpdate);
}
