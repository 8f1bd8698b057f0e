package org.openmss.gateway.provider;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.kernel.KeyPurpose;

/** The gateway operator's door to the register of application providers. */
@Path("/aps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProviderResource {
    private static final int LONGEST_AP_ID = 128;
    private static final int LONGEST_NAME = 64;
    private final Providers providers;
    private final RegisterProvider registerProvider;

    ProviderResource(Providers providers, RegisterProvider registerProvider) {
        this.providers = providers;
        this.registerProvider = registerProvider;
    }

    record NewProvider(
            @Nullable String apId,
            @Nullable String name,
            @Nullable List<String> profiles) {}

    record Credentials(String apId, String password) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    record View(String apId, String name, List<String> profiles) {
        static View of(ApplicationProvider provider) {
            return new View(
                    provider.apId(),
                    provider.name(),
                    provider.profiles().stream()
                            .map(KeyPurpose::wireName)
                            .sorted()
                            .toList());
        }
    }

    @POST
    @RolesAllowed("mssp-operator")
    public Response register(@Nullable NewProvider given, @Context SecurityContext caller) {
        var body = Field.required("body", given, sent -> sent);
        String apId = Field.required("apId", body.apId(), ProviderResource::apId);
        String name = Field.text("name", body.name(), LONGEST_NAME);
        Set<KeyPurpose> profiles = Field.required("profiles", body.profiles(), ProviderResource::profiles);
        String password = registerProvider.register(caller.getUserPrincipal().getName(), apId, name, profiles);
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(new Credentials(apId, password))
                .build();
    }

    @GET
    @RolesAllowed({"mssp-operator", "auditor"})
    public List<View> list() {
        return providers.all().stream().map(View::of).toList();
    }

    @GET
    @Path("{apId: .+}")
    @RolesAllowed({"mssp-operator", "auditor"})
    public View get(@PathParam("apId") String apId) {
        return providers
                .find(apId)
                .map(View::of)
                .orElseThrow(() -> Problem.of(404, "unknown-ap", "No such application provider", "check the AP_ID")
                        .exception());
    }

    private static String apId(String text) {
        if (text.length() > LONGEST_AP_ID || !text.matches("[A-Za-z0-9][A-Za-z0-9._~:/#-]*")) {
            throw new IllegalArgumentException(
                    "an AP_ID is a URI of at most 128 characters, like http://operator.example/shop");
        }
        return text;
    }

    private static Set<KeyPurpose> profiles(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("name at least one profile: authentication, signature");
        }
        var profiles = EnumSet.noneOf(KeyPurpose.class);
        names.forEach(name -> profiles.add(KeyPurpose.ofWireName(name)));
        return profiles;
    }
}
