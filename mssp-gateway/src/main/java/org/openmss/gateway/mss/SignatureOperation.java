package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.openmss.gateway.mss.message.MobileUser;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.mss.message.SignatureReq;
import org.openmss.gateway.mss.message.SignatureResp;
import org.openmss.gateway.notification.AuthoriseCallback;
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
    private final AuthoriseCallback authoriseCallback;
    private final Outcomes outcomes;
    private final Replies replies;

    SignatureOperation(
            RequestSignature requestSignature,
            AwaitEnd awaitEnd,
            AuthoriseCallback authoriseCallback,
            Outcomes outcomes,
            Replies replies) {
        this.requestSignature = requestSignature;
        this.authoriseCallback = authoriseCallback;
        this.awaitEnd = awaitEnd;
        this.outcomes = outcomes;
        this.replies = replies;
    }

    Answer answer(ApplicationProvider provider, SignatureReq request) {
        var mode = SignatureReqParser.mode(request);
        var accepted = requestSignature.request(
                provider, SignatureReqParser.command(request, callback(provider, mode, request)));
        return switch (mode) {
            case ASYNCH_SERVER_SERVER -> response(provider, request, accepted, MssStatus.REQUEST_OK);
            case ASYNCH_CLIENT_SERVER ->
                outcomes.fault(accepted).orElseGet(() -> response(provider, request, accepted, MssStatus.REQUEST_OK));
            case SYNCH -> {
                var ended = untilItEnds(provider, accepted);
                yield outcomes.fault(ended).orElseGet(() -> response(provider, request, ended, MssStatus.of(ended)));
            }
        };
    }

    private Optional<URI> callback(ApplicationProvider provider, SignatureReqParser.Mode mode, SignatureReq request) {
        if (mode != SignatureReqParser.Mode.ASYNCH_SERVER_SERVER) {
            return Optional.empty();
        }
        String url = Fields.present("AP_URL", request.apInfo == null ? null : request.apInfo.apUrl);
        return Optional.of(authoriseCallback.authorise(provider, url));
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
        response.status = outcomes.status(transaction, status);
        if (status == MssStatus.VALID_SIGNATURE && transaction instanceof SignatureTransaction.Signed signed) {
            response.mssSignature = outcomes.signature(signed);
        }
        return new Answer.Response(response);
    }
}
