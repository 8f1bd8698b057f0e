package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.openmss.gateway.mss.message.MobileUser;
import org.openmss.gateway.mss.message.StatusReq;
import org.openmss.gateway.mss.message.StatusResp;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.signature.AwaitEnd;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.TransactionId;

/** MSS_StatusQuery (TS 102 204, 7.2): how a transaction stands. One that ended badly is answered with its fault. */
@ApplicationScoped
class StatusOperation {
    private final AwaitEnd awaitEnd;
    private final Outcomes outcomes;
    private final Replies replies;

    StatusOperation(AwaitEnd awaitEnd, Outcomes outcomes, Replies replies) {
        this.awaitEnd = awaitEnd;
        this.outcomes = outcomes;
        this.replies = replies;
    }

    Answer answer(ApplicationProvider provider, StatusReq request) {
        var transaction = transactionId(Fields.present("MSSP_TransID", request.msspTransId))
                .flatMap(id -> awaitEnd.await(provider.apId(), id, Duration.ZERO))
                .orElseThrow(() -> Fields.wrong("There is no such transaction."));
        return outcomes.fault(transaction).orElseGet(() -> response(provider, request, transaction));
    }

    private Answer response(ApplicationProvider provider, StatusReq request, SignatureTransaction transaction) {
        var order = transaction.order();
        var response = replies.to(request, provider, order.apTransactionId().value(), new StatusResp());
        response.mobileUser = MobileUser.ofMsisdn(order.msisdn().value());
        response.status = outcomes.status(transaction, MssStatus.of(transaction));
        if (transaction instanceof SignatureTransaction.Signed signed) {
            response.mssSignature = outcomes.signature(signed);
        }
        return new Answer.Response(response);
    }

    static Optional<TransactionId> transactionId(String text) {
        try {
            return Optional.of(new TransactionId(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
