package org.openmss.ra.enrolment.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The certificate authority's doors for registration authorities. */
@RegisterRestClient(configKey = "certificate-authority")
@Path("/certificates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface CertificateAuthorityApi {

    @POST
    Issued certify(Request request);

    @POST
    @Path("{serial}/revocation")
    Status revoke(@PathParam("serial") String serial, Revocation revocation);

    record Request(UUID requestId, String profile, Subject subject, String publicKey, Proof proof) {}

    record Subject(String countryName, String givenName, String surname, String serialNumber) {}

    record Proof(UUID registrationId, String iccid, String nonce, String signature) {}

    record Revocation(String reason) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Issued(String serial, String certificate, List<String> chain, Instant notAfter) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Status(String state) {}
}
