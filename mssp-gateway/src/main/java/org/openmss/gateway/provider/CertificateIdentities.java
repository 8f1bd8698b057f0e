package org.openmss.gateway.provider;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who shows a client certificate. One that is registered for nobody says nothing, for or against: whoever shows it needs a password,
 * as without it. One that is registered for another provider than the password's is refused.
 */
@ApplicationScoped
class CertificateIdentities implements IdentityProvider<ShownCertificate> {
    private final ClientCertificates certificates;

    CertificateIdentities(ClientCertificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public Class<ShownCertificate> getRequestType() {
        return ShownCertificate.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ShownCertificate shown, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identify(shown));
    }

    private SecurityIdentity identify(ShownCertificate shown) {
        var holder = certificates.holder(shown.certificate());
        if (holder.isEmpty()) {
            return shown.byPassword().orElseThrow(AuthenticationFailedException::new);
        }
        String apId = holder.get().apId();
        boolean agree = shown.byPassword()
                .map(known -> known.getPrincipal().getName().equals(apId))
                .orElse(true);
        if (!agree) {
            throw new AuthenticationFailedException("the certificate and the password name different providers");
        }
        return ProviderIdentities.identity(holder.get());
    }
}
