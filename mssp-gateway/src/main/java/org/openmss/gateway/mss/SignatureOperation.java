package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.openmss.gateway.mss.message.MobileUser;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.mss.message.SignatureReq;
import org.openmss.gateway.mss.message.SignatureResp;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.signature.AwaitEnd;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.RequestSignature;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransaction.AwaitingUser;

/** MSS_Signature (TS 102 204, 7.1): a signature is asked for, and waited for where the mode says so. */
@ApplicationScoped
class SignatureOperation {
    private static final Duration ONE_LOOK = Duration.ofSeconds(30);
    private final RequestSignature requestSignature;
    private final AwaitEnd awaitEnd;
    private final Outcomes outcomes;
    private final Replies replies;

    SignatureOperation(RequestSignature requestSignature, AwaitEnd awaitEnd, Outcomes outcomes, Replies replies) {
        this.requestSignature = requestSignature;
        this.awaitEnd = awaitEnd;
        this.outcomes = outcomes;
        this.replies = replies;
    }

    Answer answer(ApplicationProvider provider, SignatureReq request) {
        var mode = SignatureReqParser.mode(request);
        var accepted = requestSignature.request(provider, SignatureReqParser.command(request));
        return switch (mode) {
            case ASYNCH_CLIENT_SERVER ->
                outcomes.fault(accepted).orElseGet(() -> response(provider, request, accepted, MssStatus.REQUEST_OK));
            case SYNCH -> {
                var ended = untilItEnds(provider, accepted);
                yield outcomes.fault(ended).orElseGet(() -> response(provider, request, ended, MssStatus.of(ended)));
            }
        };
    }

    private SignatureTransaction untilItEnds(ApplicationProvider provider, SignatureTransaction accepted) {
        var latest = accepted;
        while (latest instanceof AwaitingUser) {
            latest = awaitEnd.await(provider.apId(), latest.order().id(), ONE_LOOK)
                    .orElseThrow();
        }
        return latest;
    }

    private Answer response(
            ApplicationProvider provider, SignatureReq request, SignatureTransaction transaction, MssStatus status) {
        var order = transaction.order();
        var response = replies.to(request, provider, order.apTransactionId().value(), new SignatureResp());
        response.msspTransId = order.id().value();
        response.mobileUser = MobileUser.ofMsisdn(SignatureReqParser.msisdn(request));
        response.signatureProfile =
                MssUri.of(ProfileUris.answer(MssUri.text(request.signatureProfile), order.purpose()));
        response.status = Replies.status(status);
        response.status.statusDetail = AdditionalServices.answer(order.services(), status);
        if (status == MssStatus.VALID_SIGNATURE && transaction instanceof SignatureTransaction.Signed signed) {
            response.mssSignature = outcomes.signature(signed);
        }
        return new Answer.Response(response);
    }
}
