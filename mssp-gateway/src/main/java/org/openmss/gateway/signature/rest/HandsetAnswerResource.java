package org.openmss.gateway.signature.rest;

import io.quarkus.vertx.http.runtime.security.annotation.MTLSAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.gateway.signature.CompleteSignature;
import org.openmss.gateway.signature.CompleteSignature.Answer;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.kernel.Bytes;

/** The handset side's door for answers: mutual TLS, its certificate alone; a signature is checked with the user's certificate besides. */
@Path("/handset/answers")
@Consumes(MediaType.APPLICATION_JSON)
@MTLSAuthentication
@RolesAllowed("handset-simulator")
@RunOnVirtualThread
class HandsetAnswerResource {
    private final CompleteSignature completeSignature;

    HandsetAnswerResource(CompleteSignature completeSignature) {
        this.completeSignature = completeSignature;
    }

    record Body(
            @Nullable String messageId,
            @Nullable String outcome,
            @Nullable List<@Nullable String> signatures) {}

    @POST
    public void answer(@Nullable Body given) {
        var body = Field.required("body", given, sent -> sent);
        var id = Field.required("messageId", body.messageId(), TransactionId::new);
        var answer = Field.required("outcome", body.outcome(), outcome -> answer(outcome, body.signatures()));
        if (!completeSignature.complete(id, answer)) {
            throw Problem.of(
                            404,
                            "unknown-message",
                            "No such question was asked",
                            "this answer fits no prompt of this gateway")
                    .exception();
        }
    }

    private static List<Bytes> values(List<@Nullable String> signatures) {
        return signatures.stream()
                .map(value -> Field.required("signatures", value, Bytes::ofBase64))
                .toList();
    }

    private static Answer answer(String outcome, @Nullable List<@Nullable String> signatures) {
        return switch (outcome) {
            case "SIGNED" -> new Answer.Signed(Field.required("signatures", signatures, HandsetAnswerResource::values));
            case "CANCELLED" -> new Answer.NotSigned(new SignatureFailure.UserCancelled());
            case "PIN_BLOCKED" -> new Answer.NotSigned(new SignatureFailure.PinBlocked());
            case "NO_KEY" -> new Answer.NotSigned(new SignatureFailure.NoKey());
            case "ERROR" -> new Answer.NotSigned(new SignatureFailure.CardError());
            default -> throw new IllegalArgumentException("expected SIGNED, CANCELLED, PIN_BLOCKED, NO_KEY or ERROR");
        };
    }
}
