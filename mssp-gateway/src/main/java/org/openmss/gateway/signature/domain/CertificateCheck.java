package org.openmss.gateway.signature.domain;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a certificate can be relied upon now: chain, validity period, revocation. Asks the CA, so no transaction may be open. */
public interface CertificateCheck {

    /** @return why not, or nothing where it can */
    Optional<SignatureFailure> objection(List<X509Certificate> chain, Instant now);
}
