package org.openmss.ca.hierarchy.domain;

/**
 * An issuing CA with the OCSP responder that answers for it. It goes on answering for its certificates after another has taken over
 * from it (certificate profile CA-6).
 */
public record Issuer(AuthorityName name, Signatory authority, Signatory responder) {

    public AuthorityId id() {
        return authority.id();
    }

    public AuthorityCertificate certificate() {
        return authority.certificate();
    }
}
