package org.openmss.ca.status.domain;

/** What a CRL that was published says, read from its octets. */
public interface PublishedLines {
    LinesInOrder<CrlEntry> of(CrlScopeId scope, Crl crl);
}
