package org.openmss.ra.enrolment.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The home MSSP's doors for registration authorities. */
@RegisterRestClient(configKey = "home-mssp")
@Path("/subscribers/{registrationId}")
@Consumes(MediaType.APPLICATION_JSON)
interface HomeMsspApi {

    @PUT
    Response add(@PathParam("registrationId") UUID registrationId, Subscriber subscriber);

    @POST
    @Path("key-generation")
    Response generateKeys(@PathParam("registrationId") UUID registrationId, KeyGeneration order);

    @PUT
    @Path("certificates")
    Response activate(@PathParam("registrationId") UUID registrationId, Certificates certificates);

    @PUT
    @Path("certificates/{serial}/status")
    Response tell(@PathParam("registrationId") UUID registrationId, @PathParam("serial") String serial, Status status);

    @POST
    @Path("revocation")
    Response revoke(@PathParam("registrationId") UUID registrationId);

    record Subscriber(String msisdn, String iccid) {}

    record KeyGeneration(String nonce, String registrationAuthorityKeyId) {}

    record Status(String state, long sequence) {}

    record Certificates(List<Certificate> certificates) {}

    record Certificate(String purpose, List<String> chain) {}
}
