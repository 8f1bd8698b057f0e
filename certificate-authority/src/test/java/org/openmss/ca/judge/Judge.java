package org.openmss.ca.judge;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** An implementation that has nothing in common with ours. */
interface Judge {

    /** What it says of a certificate. */
    enum Verdict {
        GOOD,
        REVOKED,
        /** Where the judge tells it from a revocation. */
        ON_HOLD,
        EXPIRED
    }

    /** What a judge is told: the certificate, the CA's certificates, and the moment to judge at. */
    record Case(X509Certificate certificate, X509Certificate issuing, X509Certificate root, Instant at) {}

    /** Says one of the three, or throws what it said instead. */
    Verdict judge(Case matter) throws Exception;
}
