package org.openmss.ca.status.domain;

import org.openmss.ca.hierarchy.domain.Content;

/** A CRL that is signed and checked, and not published yet. Closing it throws it away. */
public interface SignedCrl extends AutoCloseable {
    Crl crl();

    /** In DER. */
    Content content();

    @Override
    void close();
}
