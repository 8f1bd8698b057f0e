package org.openmss.gateway.provider;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * HTTP Basic with AP_ID and password. An AP_ID is a URI with colons in it, and Basic ends the user name at the first colon: the two
 * are put together again and parted at the last colon, which no password of ours contains.
 */
@ApplicationScoped
class ProviderIdentities implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private static final String ROLE = "application-provider";
    private final Providers providers;

    ProviderIdentities(Providers providers) {
        this.providers = providers;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String credentials =
                request.getUsername() + ":" + new String(request.getPassword().getPassword());
        int parting = credentials.lastIndexOf(':');
        return context.runBlocking(() -> providers
                .authenticate(credentials.substring(0, parting), credentials.substring(parting + 1))
                .map(ProviderIdentities::identity)
                .orElseThrow(AuthenticationFailedException::new));
    }

    static SecurityIdentity identity(ApplicationProvider provider) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(provider.apId()))
                .addRole(ROLE)
                .addAttribute(ApplicationProvider.class.getName(), provider)
                .build();
    }
}
