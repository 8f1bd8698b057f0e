package org.openmss.ca.register.domain;

import java.time.Instant;

/** A key cannot have gone bad before its certificate began, nor after it was revoked (certificate profile CRL-7). */
public final class ImpossibleInvalidityDate extends RuntimeException {
    ImpossibleInvalidityDate(Instant notBefore, Instant revokedAt) {
        super(
                "expected a time from the certificate's notBefore, " + notBefore + ", to its revocation, " + revokedAt,
                null,
                false,
                false);
    }
}
