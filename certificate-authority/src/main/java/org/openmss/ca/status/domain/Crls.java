package org.openmss.ca.status.domain;

import java.util.Optional;
import java.util.function.LongFunction;
import org.openmss.ca.hierarchy.domain.AuthorityId;

/** The CRLs that were published. The newest is served until the next is complete. */
public interface Crls {

    Optional<Crl> newest(AuthorityId authority);

    /** Issues and publishes a CRL; one at a time for each authority, also where several nodes do it at once. @param issue is given the number */
    Crl publish(AuthorityId authority, LongFunction<Crl> issue);
}
