package org.openmss.gateway.provider;

import io.quarkus.smallrye.jwt.runtime.auth.BearerTokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;

/** The gateway operator's door to the addresses where application providers may be called back. */
@Path("/aps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@BearerTokenAuthentication
@RunOnVirtualThread
class CallbackResource {
    private final Providers providers;
    private final ProviderViews views;
    private final Callbacks callbacks;
    private final ChangeCallbacks changeCallbacks;

    CallbackResource(Providers providers, ProviderViews views, Callbacks callbacks, ChangeCallbacks changeCallbacks) {
        this.providers = providers;
        this.views = views;
        this.callbacks = callbacks;
        this.changeCallbacks = changeCallbacks;
    }

    record NewCallbacks(@Nullable List<String> callbacks) {}

    @PUT
    @Path("{apId: .+}/callbacks")
    @RolesAllowed("mssp-operator")
    public ProviderViews.View change(
            @PathParam("apId") String apId, @Nullable NewCallbacks given, @Context SecurityContext caller) {
        var body = Field.required("body", given, sent -> sent);
        changeCallbacks.change(name(caller), apId, Field.required("callbacks", body.callbacks(), callbacks::parseAll));
        return providers.find(apId).map(views::of).orElseThrow(UnknownProvider::problem);
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }
}
