package org.openmss.ca.status.domain;

import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.Signatory;

/**
 * Which certificates a CRL tells of (RFC 5280, 5.2.5): all of one CA.
 *
 * @param covers whether the certificates are users' or those of CAs
 */
public record CrlScope(AuthorityName name, Signatory authority, Covers covers) {

    /** What kind of certificates. */
    public enum Covers {
        USERS,
        AUTHORITIES
    }
}
