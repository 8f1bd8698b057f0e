package org.openmss.ca.status.domain;

import java.util.Optional;

/** Lines about certificates in the order of their serials' octets, read one at a time. */
public interface LinesInOrder<T> extends AutoCloseable {
    /** @return nothing at the end */
    Optional<T> next();

    @Override
    void close();
}
