package org.openmss.ca.status.domain;

import java.util.function.Consumer;

/** The lines of one CRL, in the order of their serials' octets, too many to hold at once. */
@FunctionalInterface
public interface CrlEntries {
    CrlEntries NONE = line -> {};

    void forEach(Consumer<CrlEntry> line);
}
