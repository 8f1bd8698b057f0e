package org.openmss.gateway.provider;

import io.quarkus.smallrye.jwt.runtime.auth.BearerTokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Instant;
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
    private final ClientCertificates certificates;
    private final RegisterProvider registerProvider;
    private final ChangeCredentials changeCredentials;
    private final ChangeContract changeContract;
    private final MessageCertificates messageCertificates;
    private final ChangeMessageCertificates changeMessageCertificates;

    ProviderResource(
            Providers providers,
            ClientCertificates certificates,
            RegisterProvider registerProvider,
            ChangeCredentials changeCredentials,
            ChangeContract changeContract,
            MessageCertificates messageCertificates,
            ChangeMessageCertificates changeMessageCertificates) {
        this.providers = providers;
        this.certificates = certificates;
        this.registerProvider = registerProvider;
        this.changeCredentials = changeCredentials;
        this.changeContract = changeContract;
        this.messageCertificates = messageCertificates;
        this.changeMessageCertificates = changeMessageCertificates;
    }

    record NewProvider(
            @Nullable String apId,
            @Nullable String name,
            @Nullable List<String> profiles,
            @Nullable String clientCertificate) {}

    record NewCertificate(@Nullable String certificate) {}

    record CertificateView(String sha256, Instant notBefore, Instant notAfter) {
        static CertificateView of(ClientCertificate certificate) {
            return new CertificateView(certificate.sha256(), certificate.notBefore(), certificate.notAfter());
        }

        static CertificateView of(MessageCertificate certificate) {
            return new CertificateView(certificate.sha256(), certificate.notBefore(), certificate.notAfter());
        }
    }

    record HmacKey(String hmacKey) {
        /** Holds what no log may show. */
        @Override
        public String toString() {
            return "HmacKey[…]";
        }
    }

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

    record View(
            String apId,
            String name,
            List<String> profiles,
            boolean seesRefusals,
            boolean registers,
            List<CertificateView> clientCertificates,
            List<CertificateView> messageCertificates,
            List<String> signedMethods) {
        static View of(
                ApplicationProvider provider,
                List<ClientCertificate> certificates,
                List<MessageCertificate> messageCertificates) {
            return new View(
                    provider.apId(),
                    provider.name(),
                    provider.profiles().stream()
                            .map(KeyPurpose::wireName)
                            .sorted()
                            .toList(),
                    provider.seesRefusals(),
                    provider.registers(),
                    certificates.stream().map(CertificateView::of).toList(),
                    messageCertificates.stream().map(CertificateView::of).toList(),
                    provider.signedMethods().stream()
                            .sorted()
                            .map(SecureMethod::wireName)
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
        var certificate = Field.optional("clientCertificate", body.clientCertificate(), ClientCertificate::parsePem);
        var secrets = registerProvider.register(name(caller), apId, name, profiles, certificate);
        return told(
                Response.Status.CREATED,
                new Credentials(apId, secrets.password(), secrets.hmacKey().toBase64()));
    }

    @POST
    @Path("{apId: .+}/client-certificates")
    @RolesAllowed("mssp-operator")
    public Response registerCertificate(
            @PathParam("apId") String apId, @Nullable NewCertificate given, @Context SecurityContext caller) {
        var body = Field.required("body", given, sent -> sent);
        var certificate = Field.required("certificate", body.certificate(), ClientCertificate::parsePem);
        changeCredentials.registerCertificate(name(caller), apId, certificate);
        return Response.status(Response.Status.CREATED)
                .entity(CertificateView.of(certificate))
                .build();
    }

    @DELETE
    @Path("{apId: .+}/client-certificates/{sha256: [0-9a-f]{64}}")
    @RolesAllowed("mssp-operator")
    public void withdrawCertificate(
            @PathParam("apId") String apId, @PathParam("sha256") String sha256, @Context SecurityContext caller) {
        changeCredentials.withdrawCertificate(name(caller), apId, sha256);
    }

    @POST
    @Path("{apId: .+}/message-certificates")
    @RolesAllowed("mssp-operator")
    public Response registerMessageCertificate(
            @PathParam("apId") String apId, @Nullable NewCertificate given, @Context SecurityContext caller) {
        var body = Field.required("body", given, sent -> sent);
        var certificate = Field.required("certificate", body.certificate(), MessageCertificate::parsePem);
        changeMessageCertificates.register(name(caller), apId, certificate);
        return Response.status(Response.Status.CREATED)
                .entity(CertificateView.of(certificate))
                .build();
    }

    @DELETE
    @Path("{apId: .+}/message-certificates/{sha256: [0-9a-f]{64}}")
    @RolesAllowed("mssp-operator")
    public void withdrawMessageCertificate(
            @PathParam("apId") String apId, @PathParam("sha256") String sha256, @Context SecurityContext caller) {
        changeMessageCertificates.withdraw(name(caller), apId, sha256);
    }

    @POST
    @Path("{apId: .+}/hmac-key")
    @RolesAllowed("mssp-operator")
    public Response renewHmacKey(@PathParam("apId") String apId, @Context SecurityContext caller) {
        var key = changeCredentials.renewHmacKey(name(caller), apId);
        return told(Response.Status.OK, new HmacKey(key.toBase64()));
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
    public List<View> list() {
        return providers.all().stream().map(this::view).toList();
    }

    @GET
    @Path("{apId: .+}")
    @RolesAllowed({"mssp-operator", "auditor"})
    public View get(@PathParam("apId") String apId) {
        return providers.find(apId).map(this::view).orElseThrow(UnknownProvider::problem);
    }

    private View view(ApplicationProvider provider) {
        return View.of(provider, certificates.of(provider.apId()), messageCertificates.of(provider.apId()));
    }

    /** What is in it is told once, so nobody in between may keep it. */
    private static Response told(Response.Status status, Object secrets) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .entity(secrets)
                .build();
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
