package org.openmss.gateway.signature.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.annotation.HttpAuthenticationMechanism;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.ProviderAuthentication;
import org.openmss.gateway.provider.SecureMethod;
import org.openmss.gateway.signature.AwaitEnd;
import org.openmss.gateway.signature.RefusalLog;
import org.openmss.gateway.signature.RequestSignature;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.TransactionId;

/** The JSON door for application providers: HTTP Basic with AP_ID and password, a TLS client certificate, or both. */
@Path("/v1/signatures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@HttpAuthenticationMechanism(ProviderAuthentication.SCHEME)
@RolesAllowed("application-provider")
@RunOnVirtualThread
class SignatureResource {
    private final SecurityIdentity caller;
    private final RequestSignature requestSignature;
    private final AwaitEnd awaitEnd;
    private final SignatureViews views;
    private final RefusalLog refusals;

    SignatureResource(
            SecurityIdentity caller,
            RequestSignature requestSignature,
            AwaitEnd awaitEnd,
            SignatureViews views,
            RefusalLog refusals) {
        this.caller = caller;
        this.requestSignature = requestSignature;
        this.awaitEnd = awaitEnd;
        this.views = views;
        this.refusals = refusals;
    }

    @POST
    public Response request(
            @Nullable SignatureRequestBody body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        var command = Field.required("body", body, given -> given.toCommand(idempotencyKey));
        var provider = asking(
                SecureMethod.SIGNATURE,
                "signature.request",
                command.apTransactionId().value());
        try {
            var transaction = requestSignature.request(provider, command);
            return Response.created(
                            URI.create("/v1/signatures/" + transaction.order().id()))
                    .entity(views.of(transaction))
                    .build();
        } catch (RefusedException refused) {
            refusals.record(
                    provider.apId(),
                    "signature.request",
                    command.apTransactionId().value(),
                    refused.failure());
            throw SignatureProblems.of(refused.failure());
        }
    }

    @GET
    @Path("{id}")
    public SignatureViews.View get(@PathParam("id") String id, @QueryParam("wait") @Nullable String wait) {
        var waiting =
                Field.optional("wait", wait, SignatureRequestBody::duration).orElse(Duration.ZERO);
        var transaction = transactionId(id);
        var provider = asking(SecureMethod.STATUS, "signature.status", transaction.value());
        return awaitEnd.await(provider.apId(), transaction, waiting)
                .map(views::of)
                .orElseThrow(SignatureResource::unknown);
    }

    /** This door knows no message signatures, so it is closed to what a handshake agreed to sign: else nobody would need the key. */
    private ApplicationProvider asking(SecureMethod method, String act, String subject) {
        var provider = ProviderAuthentication.signedIn(caller);
        if (provider.signs(method)) {
            var refused = new SignatureFailure.Unauthorized(
                    "the handshake agreed that " + method.wireName() + " travels signed, which is done over SOAP");
            refusals.record(provider.apId(), act, subject, refused);
            throw SignatureProblems.of(refused);
        }
        return provider;
    }

    private static TransactionId transactionId(String id) {
        try {
            return new TransactionId(id);
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problem.of(
                        404,
                        "unknown-transaction",
                        "There is no such transaction",
                        "check the id that the request was answered with")
                .exception();
    }
}
