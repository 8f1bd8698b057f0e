package org.openmss.ca.status.domain;

import java.util.Optional;
import java.util.function.LongFunction;
import org.openmss.ca.hierarchy.domain.Role;

/** The CRLs that were published. The newest is served until the next is complete. */
public interface Crls {

    /** @param authority the root or the issuing CA */
    Optional<Crl> newest(Role authority);

    /** Issues and publishes a CRL; one at a time for each authority, also where several nodes do it at once. @param issue is given the number */
    Crl publish(Role authority, LongFunction<Crl> issue);
}
