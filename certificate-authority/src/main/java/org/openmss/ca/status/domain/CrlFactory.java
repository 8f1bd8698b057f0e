package org.openmss.ca.status.domain;

/** Makes, signs and checks a CRL, in memory that does not grow with the number of entries (certificate profile CRL-17). */
public interface CrlFactory {
    SignedCrl issue(CrlScope scope, CrlTerms terms, CrlEntries entries);
}
