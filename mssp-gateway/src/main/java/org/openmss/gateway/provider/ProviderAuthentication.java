package org.openmss.gateway.provider;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** How application providers sign in at the JSON door: HTTP Basic, a TLS client certificate, or both, which must then agree. */
@ApplicationScoped
public class ProviderAuthentication implements HttpAuthenticationMechanism {
    /** What a door names that is open to application providers, and to nobody else. */
    public static final String SCHEME = "application-provider";

    private final HttpAuthenticationMechanism basic = new BasicAuthenticationMechanism("mss");

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var byPassword = basic.authenticate(context, identities);
        return ClientCertificates.shown(context.request())
                .map(certificate -> byPassword
                        .onItem()
                        .transformToUni(known ->
                                identities.authenticate(new ShownCertificate(certificate, Optional.ofNullable(known)))))
                .orElse(byPassword);
    }

    /** Who has signed in at such a door, as he was found then. */
    public static ApplicationProvider signedIn(SecurityIdentity caller) {
        return caller.getAttribute(ApplicationProvider.class.getName());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return basic.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(UsernamePasswordAuthenticationRequest.class, ShownCertificate.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME));
    }
}
