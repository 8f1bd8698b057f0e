package org.openmss.ca.status.domain;

import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.hierarchy.domain.Signatory;

/**
 * Which certificates a CRL tells of (RFC 5280, 5.2.5): a part of those of one CA, or all.
 *
 * @param covers whether the certificates are users' or those of CAs
 */
public record CrlScope(AuthorityName name, Signatory authority, Covers covers, CrlPartition partition) {

    public CrlScopeId id() {
        return new CrlScopeId(authority.id(), partition);
    }

    /** What kind of certificates. */
    public enum Covers {
        USERS,
        AUTHORITIES
    }
}
