package org.openmss.gateway.provider;

import io.quarkus.smallrye.jwt.runtime.auth.BearerTokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.openmss.kernel.KeyPurpose;

/** The gateway operator's door to the register of application providers. */
@Path("/aps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@BearerTokenAuthentication
@RunOnVirtualThread
class ProviderResource {
    private static final int LONGEST_AP_ID = 128;
    private static final int LONGEST_NAME = 64;
    private final Providers providers;
    private final ProviderViews views;
    private final Callbacks callbacks;
    private final RegisterProvider registerProvider;
    private final ChangeContract changeContract;

    ProviderResource(
            Providers providers,
            ProviderViews views,
            Callbacks callbacks,
            RegisterProvider registerProvider,
            ChangeContract changeContract) {
        this.providers = providers;
        this.views = views;
        this.callbacks = callbacks;
        this.registerProvider = registerProvider;
        this.changeContract = changeContract;
    }

    record NewProvider(
            @Nullable String apId,
            @Nullable String name,
            @Nullable List<String> profiles,
            @Nullable String clientCertificate,
            @Nullable List<String> callbacks) {}

    record Credentials(String apId, String password, String hmacKey) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /** The whole of it. */
    record Contract(
            @Nullable Boolean seesRefusals, @Nullable Boolean registers) {}

    @POST
    @RolesAllowed("mssp-operator")
    public Response register(@Nullable NewProvider given, @Context SecurityContext caller) {
        var body = Field.required("body", given, sent -> sent);
        String apId = Field.required("apId", body.apId(), ProviderResource::apId);
        String name = Field.text("name", body.name(), LONGEST_NAME);
        Set<KeyPurpose> profiles = Field.required("profiles", body.profiles(), ProviderResource::profiles);
        var certificate = Field.optional("clientCertificate", body.clientCertificate(), ClientCertificate::parsePem);
        var callBackAt = Field.optional("callbacks", body.callbacks(), callbacks::parseAll);
        var secrets = registerProvider.register(
                name(caller), apId, name, profiles, certificate, callBackAt.orElse(List.of()));
        return ToldOnce.answer(
                Response.Status.CREATED,
                new Credentials(apId, secrets.password(), secrets.hmacKey().toBase64()));
    }

    @PUT
    @Path("{apId: .+}/contract")
    @RolesAllowed("mssp-operator")
    public void changeContract(
            @PathParam("apId") String apId, @Nullable Contract given, @Context SecurityContext caller) {
        var body = Field.required("body", given, sent -> sent);
        changeContract.change(
                name(caller),
                apId,
                Field.required("seesRefusals", body.seesRefusals(), sees -> sees),
                Field.required("registers", body.registers(), may -> may));
    }

    @GET
    @RolesAllowed({"mssp-operator", "auditor"})
    public List<ProviderViews.View> list() {
        return providers.all().stream().map(views::of).toList();
    }

    @GET
    @Path("{apId: .+}")
    @RolesAllowed({"mssp-operator", "auditor"})
    public ProviderViews.View get(@PathParam("apId") String apId) {
        return providers.find(apId).map(views::of).orElseThrow(UnknownProvider::problem);
    }

    private static String name(SecurityContext caller) {
        return caller.getUserPrincipal().getName();
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
