package org.openmss.ca.register.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.kernel.Bytes;

/** Which released certificates somebody wants to see, and so in which order: each kind is read from an index in that order. */
public sealed interface CertificateSelection {

    /** The newest first. Issued is when the certificate went on record. */
    record Issued(Kinds kinds, Optional<Instant> from, Optional<Instant> before) implements CertificateSelection {}

    /** What ends soonest first. */
    record Expiring(Kinds kinds, Optional<Instant> from, Optional<Instant> before) implements CertificateSelection {}

    /** Whose subject's name begins so, in the order of names. */
    record Named(NameKey beginning) implements CertificateSelection {
        /** Personal: says nothing. */
        @Override
        public String toString() {
            return "Named[…]";
        }
    }

    /** The one that was issued for a request. */
    record OfRequest(RequestId requestId) implements CertificateSelection {}

    /** Those of one key. @param keyId the subjectKeyIdentifier */
    record OfKey(Bytes keyId) implements CertificateSelection {}

    /** All of them, or those of one issuer, profile or state. */
    record Kinds(Optional<AuthorityId> issuer, Optional<ProfileName> profile, Optional<Standing> standing) {}

    /** A released certificate's state. */
    enum Standing {
        VALID,
        ON_HOLD,
        REVOKED
    }
}
