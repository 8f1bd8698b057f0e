package org.openmss.ca.hierarchy.domain;

/**
 * Which issuing CAs may issue. A ceremony makes a key; that it is used for certificates is a decision of its own, by two operators
 * (certificate profile POL-11).
 */
public interface Admissions {
    boolean isAdmitted(AuthorityId issuer);

    /** In the caller's transaction, with its audit record. */
    void admit(AuthorityId issuer, String operator);
}
