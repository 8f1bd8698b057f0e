package org.openmss.ca.hierarchy.domain;

import java.util.Optional;

/**
 * The root that all issuing CAs hang from.
 *
 * @param signatory absent where the root's key is offline, as it should be: then this service cannot sign the root's CRL, and is given one
 */
public record Root(AuthorityCertificate certificate, Optional<Signatory> signatory) {

    public AuthorityId id() {
        return AuthorityId.of(certificate.keyId());
    }
}
