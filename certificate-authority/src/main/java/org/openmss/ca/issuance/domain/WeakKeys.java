package org.openmss.ca.issuance.domain;

/** Keys that are known to be weak, such as those of Debian's random generator of 2008 (certificate profile USR-9). */
public interface WeakKeys {
    boolean contains(UserPublicKey key);
}
