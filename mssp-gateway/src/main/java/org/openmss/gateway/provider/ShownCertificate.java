package org.openmss.gateway.provider;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** A client certificate, and whom the password beside it has proven the caller to be, if there was one. */
final class ShownCertificate extends BaseAuthenticationRequest {
    private final X509Certificate certificate;
    private final Optional<SecurityIdentity> byPassword;

    ShownCertificate(X509Certificate certificate, Optional<SecurityIdentity> byPassword) {
        this.certificate = certificate;
        this.byPassword = byPassword;
    }

    X509Certificate certificate() {
        return certificate;
    }

    Optional<SecurityIdentity> byPassword() {
        return byPassword;
    }
}
