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
import org.jspecify.annotations.Nullable;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.issuance.IssueCertificate;
import org.openmss.ca.issuance.domain.SubjectName;
import org.openmss.ca.issuance.domain.UserPublicKey;
import org.openmss.ca.register.CertificateView;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.doors.Field;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.PossessionStatement;
import org.openmss.kernel.RegistrationId;

/** The registration authority's door: a key, a person, a profile. */
@Path("/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RunOnVirtualThread
class IssuanceResource {
    private static final int SHORTEST_NONCE = 16;
    private static final int LONGEST_NONCE = 64;
    private final IssueCertificate issueCertificate;
    private final Hierarchy hierarchy;

    IssuanceResource(IssueCertificate issueCertificate, Hierarchy hierarchy) {
        this.issueCertificate = issueCertificate;
        this.hierarchy = hierarchy;
    }

    record CertificateRequest(
            @Nullable String requestId,
            @Nullable String profile,
            @Nullable Subject subject,
            @Nullable String publicKey,
            @Nullable Proof proof) {}

    record Subject(
            @Nullable String countryName,
            @Nullable String givenName,
            @Nullable String surname,
            @Nullable String serialNumber) {}

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
        var purpose = Field.required("profile", request.profile(), KeyPurpose::ofWireName);
        var subject = subject(Field.required("subject", request.subject(), given -> given));
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
        var issued = issueCertificate.issue(new IssueCertificate.Command(
                caller.getUserPrincipal().getName(), requestId, subject, publicKey, statement, signature));
        return Response.status(issued.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .entity(CertificateView.of(issued.certificate(), hierarchy))
                .build();
    }

    private static SubjectName subject(Subject given) {
        String countryName = Field.required("subject.countryName", given.countryName(), text -> text);
        String givenName = Field.required("subject.givenName", given.givenName(), text -> text);
        String surname = Field.required("subject.surname", given.surname(), text -> text);
        String serialNumber = Field.required("subject.serialNumber", given.serialNumber(), text -> text);
        return Field.required(
                "subject", given, whole -> new SubjectName(countryName, givenName, surname, serialNumber));
    }

    private static Bytes nonce(String text) {
        Bytes nonce = Bytes.ofBase64(text);
        if (nonce.length() < SHORTEST_NONCE || nonce.length() > LONGEST_NONCE) {
            throw new IllegalArgumentException("a nonce is " + SHORTEST_NONCE + " to " + LONGEST_NONCE + " octets");
        }
        return nonce;
    }
}
