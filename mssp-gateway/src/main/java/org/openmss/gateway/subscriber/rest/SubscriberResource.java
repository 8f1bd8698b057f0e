package org.openmss.gateway.subscriber.rest;

import io.quarkus.vertx.http.runtime.security.annotation.MTLSAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.gateway.subscriber.AcceptCertificates;
import org.openmss.gateway.subscriber.AddSubscriber;
import org.openmss.gateway.subscriber.ChangeStanding;
import org.openmss.gateway.subscriber.RevokeSubscriber;
import org.openmss.gateway.subscriber.StartKeyGeneration;
import org.openmss.gateway.subscriber.domain.CertificateChain;
import org.openmss.gateway.subscriber.domain.Standing;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;

/** The registration authority's door: mutual TLS, its certificate alone. */
@Path("/subscribers/{registrationId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RolesAllowed("registration-authority")
@RunOnVirtualThread
class SubscriberResource {
    private static final int SHORTEST_NONCE = 16;
    private static final int LONGEST_NONCE = 64;
    private final SubscriberDirectory directory;
    private final AddSubscriber addSubscriber;
    private final StartKeyGeneration startKeyGeneration;
    private final AcceptCertificates acceptCertificates;
    private final RevokeSubscriber revokeSubscriber;
    private final ChangeStanding changeStanding;

    SubscriberResource(
            SubscriberDirectory directory,
            AddSubscriber addSubscriber,
            StartKeyGeneration startKeyGeneration,
            AcceptCertificates acceptCertificates,
            RevokeSubscriber revokeSubscriber,
            ChangeStanding changeStanding) {
        this.directory = directory;
        this.addSubscriber = addSubscriber;
        this.startKeyGeneration = startKeyGeneration;
        this.acceptCertificates = acceptCertificates;
        this.revokeSubscriber = revokeSubscriber;
        this.changeStanding = changeStanding;
    }

    record NewSubscriber(@Nullable String msisdn, @Nullable String iccid) {}

    record KeyGenerationOrder(
            @Nullable String nonce, @Nullable String registrationAuthorityKeyId) {}

    record Certificates(@Nullable List<Certificate> certificates) {}

    record Certificate(@Nullable String purpose, @Nullable List<String> chain) {}

    record NewStanding(@Nullable String state, @Nullable Long sequence) {}

    record StandingView(String serial, String state) {}

    record View(String registrationId, String state) {}

    @PUT
    public Response add(@PathParam("registrationId") String id, @Nullable NewSubscriber given) {
        var body = Field.required("body", given, sent -> sent);
        var identity = new Subscriber.Identity(
                registrationId(id),
                Field.required("msisdn", body.msisdn(), Msisdn::new),
                Field.required("iccid", body.iccid(), Iccid::new));
        return switch (addSubscriber.add(identity)) {
            case ADDED ->
                Response.status(Response.Status.CREATED)
                        .entity(view(identity.registrationId()))
                        .build();
            case ALREADY_THERE -> Response.ok(view(identity.registrationId())).build();
            case TAKEN ->
                throw problem(409, "number-or-sim-taken", "the number or the SIM belongs to another live subscriber");
        };
    }

    @GET
    public View get(@PathParam("registrationId") String id) {
        return view(registrationId(id));
    }

    @POST
    @Path("key-generation")
    public Response generateKeys(@PathParam("registrationId") String id, @Nullable KeyGenerationOrder given) {
        var body = Field.required("body", given, sent -> sent);
        var nonce = Field.required("nonce", body.nonce(), SubscriberResource::nonce);
        String keyId = Field.required(
                "registrationAuthorityKeyId", body.registrationAuthorityKeyId(), SubscriberResource::keyId);
        var delivery =
                startKeyGeneration.start(registrationId(id), nonce, keyId).orElseThrow(SubscriberResource::unknown);
        return switch (delivery) {
            case DELIVERED -> Response.accepted().build();
            case BUSY ->
                throw problem(409, "phone-busy", "another dialogue is open on this phone; try again when it has ended");
            case UNKNOWN_SIM ->
                throw problem(
                        404,
                        "unknown-sim",
                        "no such SIM can be reached, or it was made for another registration authority");
            case UNREACHABLE ->
                throw problem(503, "handset-unreachable", "the phone network gave no answer; try again");
        };
    }

    @PUT
    @Path("certificates")
    public View accept(@PathParam("registrationId") String id, @Nullable Certificates given) {
        var body = Field.required("body", given, sent -> sent);
        var chains = Field.required("certificates", body.certificates(), SubscriberResource::chains);
        return switch (acceptCertificates.accept(registrationId(id), chains)) {
            case ACTIVE -> view(registrationId(id));
            case UNKNOWN_SUBSCRIBER -> throw unknown();
            case FOREIGN_KEY ->
                throw problem(422, "foreign-key", "a certificate's key is not the one that this SIM reported");
            case UNTRUSTED_CHAIN ->
                throw problem(422, "untrusted-chain", "a certificate has no path to a configured trust anchor");
            case NOT_PENDING -> throw problem(409, "not-pending", "this subscriber is not waiting for certificates");
        };
    }

    @POST
    @Path("revocation")
    public View revoke(@PathParam("registrationId") String id) {
        if (!revokeSubscriber.revoke(registrationId(id))) {
            throw unknown();
        }
        return view(registrationId(id));
    }

    @PUT
    @Path("certificates/{serial}/status")
    public StandingView changeStanding(
            @PathParam("registrationId") String id, @PathParam("serial") String text, @Nullable NewStanding given) {
        var body = Field.required("body", given, sent -> sent);
        var serial = Field.required("serial", text, CertificateSerial::parse);
        var standing = Field.required("state", body.state(), SubscriberResource::standing);
        long sequence = Field.required("sequence", body.sequence(), SubscriberResource::sequence);
        return changeStanding
                .change(registrationId(id), serial, standing, sequence)
                .map(now -> new StandingView(serial.toString(), now.name()))
                .orElseThrow(() ->
                        problem(404, "unknown-certificate", "this subscriber has no certificate with this serial"));
    }

    private View view(RegistrationId id) {
        var subscriber = directory.find(id).orElseThrow(SubscriberResource::unknown);
        return new View(
                id.toString(),
                switch (subscriber) {
                    case Subscriber.PendingKey pending -> "PENDING_KEY";
                    case Subscriber.Active active -> "ACTIVE";
                    case Subscriber.Revoked revoked -> "REVOKED";
                });
    }

    private static RegistrationId registrationId(String id) {
        return Field.required("registrationId", id, RegistrationId::parse);
    }

    private static Standing standing(String text) {
        return Arrays.stream(Standing.values())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a state is VALID, ON_HOLD or REVOKED"));
    }

    private static long sequence(Long number) {
        if (number < 1) {
            throw new IllegalArgumentException("a sequence number is 1 or more");
        }
        return number;
    }

    private static Bytes nonce(String base64) {
        var nonce = Bytes.ofBase64(base64);
        if (nonce.length() < SHORTEST_NONCE || nonce.length() > LONGEST_NONCE) {
            throw new IllegalArgumentException("a nonce has 16 to 64 octets");
        }
        return nonce;
    }

    private static String keyId(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a key id is the SHA-256 of a public key in lower-case hex");
        }
        return hex;
    }

    private static Map<KeyPurpose, List<X509Certificate>> chains(List<Certificate> certificates) {
        var chains = new EnumMap<KeyPurpose, List<X509Certificate>>(KeyPurpose.class);
        for (var certificate : certificates) {
            var purpose = Field.required("certificates.purpose", certificate.purpose(), KeyPurpose::ofWireName);
            var chain = Field.required(
                    "certificates.chain",
                    certificate.chain(),
                    texts -> CertificateChain.ofDer(
                            texts.stream().map(Bytes::ofBase64).toList()));
            if (chain.isEmpty() || chains.put(purpose, chain) != null) {
                throw new IllegalArgumentException(
                        "each purpose once, each with its certificates, the subscriber's first");
            }
        }
        if (chains.isEmpty()) {
            throw new IllegalArgumentException("at least one certificate is needed");
        }
        return chains;
    }

    private static ProblemException unknown() {
        return problem(404, "unknown-subscriber", "no such subscriber");
    }

    private static ProblemException problem(int status, String name, String detail) {
        return Problem.of(status, name, "The subscriber could not be changed", detail)
                .exception();
    }
}
