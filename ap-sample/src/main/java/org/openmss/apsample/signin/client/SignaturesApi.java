package org.openmss.apsample.signin.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What the shop uses of {@code /v1/signatures}. Members that it does not use may come and go. */
@RegisterRestClient(configKey = "gateway")
@Path("/v1/signatures")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface SignaturesApi {

    @POST
    Accepted request(@HeaderParam("Authorization") String credentials, Wanted wanted);

    @GET
    @Path("/{id}")
    Found find(
            @HeaderParam("Authorization") String credentials,
            @PathParam("id") String id,
            @QueryParam("wait") String wait);

    /** The question. */
    record Wanted(String msisdn, String text, String profile, String format, String timeout, String apTransactionId) {}

    /** The answer to the question, 201. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Accepted(
            @Nullable String id,
            @Nullable String verificationCode,
            @Nullable Instant expiresAt) {}

    /** A transaction. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(
            @Nullable String state,
            @Nullable MssStatus mssStatus,
            @Nullable Signature signature) {}

    /** A problem document. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refused(@Nullable String type, @Nullable MssStatus mssStatus) {}

    /** A code of TS 102 204. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record MssStatus(int code) {}

    /** The signature of a SIGNED transaction. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Signature(@Nullable String format, @Nullable String value) {}
}
