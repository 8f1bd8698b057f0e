package org.openmss.ca.issuance.rest;

import io.quarkus.vertx.http.runtime.security.annotation.MTLSAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.ActorName;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.issuance.IssueCertificate;
import org.openmss.ca.issuance.Profiles;
import org.openmss.ca.issuance.domain.CertificateProfile;
import org.openmss.ca.issuance.domain.Pkcs10;
import org.openmss.ca.issuance.domain.PossessionProof;
import org.openmss.ca.issuance.domain.UserPublicKey;
import org.openmss.ca.register.CertificateView;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.doors.Field;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.PossessionStatement;
import org.openmss.kernel.RegistrationId;

/** The registration authority's door: a key, a subject, a profile. */
@Path("/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RunOnVirtualThread
class IssuanceResource {
    private static final int SHORTEST_NONCE = 16;
    private static final int LONGEST_NONCE = 64;
    private final IssueCertificate issueCertificate;
    private final Profiles profiles;
    private final Hierarchy hierarchy;

    IssuanceResource(IssueCertificate issueCertificate, Profiles profiles, Hierarchy hierarchy) {
        this.issueCertificate = issueCertificate;
        this.profiles = profiles;
        this.hierarchy = hierarchy;
    }

    record CertificateRequest(
            @Nullable String requestId,
            @Nullable String profile,
            @Nullable SubjectMember subject,
            @Nullable String publicKey,
            @Nullable Proof proof,
            @Nullable String csr) {}

    record Proof(
            @Nullable String registrationId,
            @Nullable String iccid,
            @Nullable String nonce,
            @Nullable String signature) {}

    @POST
    @RolesAllowed("registration-authority")
    public Response issue(@Nullable CertificateRequest body, @Context SecurityContext caller) {
        CertificateRequest request = Field.required("body", body, given -> given);
        var requestId = Field.required("requestId", request.requestId(), RequestId::new);
        var profile = Field.required("profile", request.profile(), profiles::named);
        var proof = proof(request, profile);
        var subject = SubjectMember.read(request.subject(), profile, proof);
        var issued = issueCertificate.issue(new IssueCertificate.Command(
                ActorName.of(caller.getUserPrincipal()), requestId, profile, subject, dnsNames(profile, proof), proof));
        return Response.status(issued.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .entity(CertificateView.of(issued.certificate(), hierarchy))
                .build();
    }

    private static PossessionProof proof(CertificateRequest request, CertificateProfile profile) {
        if (request.csr() != null || profile.name().purpose().isEmpty()) {
            var csr = Field.required("csr", request.csr(), text -> Pkcs10.parse(Bytes.ofBase64(text)));
            if (request.publicKey() != null || request.proof() != null) {
                Field.required("csr", csr, IssuanceResource::notBoth);
            }
            return new PossessionProof.Request(csr);
        }
        var purpose = profile.name().purpose().orElseThrow();
        var publicKey =
                Field.required("publicKey", request.publicKey(), text -> UserPublicKey.of(Bytes.ofBase64(text)));
        var proof = Field.required("proof", request.proof(), given -> given);
        var statement = new PossessionStatement(
                Field.required("proof.registrationId", proof.registrationId(), RegistrationId::parse),
                Field.required("proof.iccid", proof.iccid(), Iccid::new),
                purpose,
                Field.required("proof.nonce", proof.nonce(), IssuanceResource::nonce),
                publicKey.subjectPublicKeyInfo());
        var signature = Field.required("proof.signature", proof.signature(), Bytes::ofBase64);
        return new PossessionProof.Statement(publicKey, statement, signature);
    }

    private static List<String> dnsNames(CertificateProfile profile, PossessionProof proof) {
        return switch (proof) {
            case PossessionProof.Request(var csr)
            when profile.fromRequest().alternativeNames() -> Field.required("csr", csr, Pkcs10::dnsNames);
            default -> List.of();
        };
    }

    private static Pkcs10 notBoth(Pkcs10 csr) {
        throw new IllegalArgumentException("send either csr, or publicKey with proof");
    }

    private static Bytes nonce(String text) {
        Bytes nonce = Bytes.ofBase64(text);
        if (nonce.length() < SHORTEST_NONCE || nonce.length() > LONGEST_NONCE) {
            throw new IllegalArgumentException("a nonce is " + SHORTEST_NONCE + " to " + LONGEST_NONCE + " octets");
        }
        return nonce;
    }
}
