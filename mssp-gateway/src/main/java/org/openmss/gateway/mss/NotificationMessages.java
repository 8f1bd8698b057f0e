package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.gateway.mss.message.MobileUser;
import org.openmss.gateway.mss.message.Status;
import org.openmss.gateway.mss.message.StatusReq;
import org.openmss.gateway.mss.message.StatusResp;
import org.openmss.gateway.provider.Providers;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SubCode;

/**
 * What MSS_Notification carries (TS 102 204, 7.6): the answer that a status query would get, with the transaction's name. A request has
 * no place for a fault, so where the query's answer is one, its code stands in the status.
 */
@ApplicationScoped
public class NotificationMessages {
    private final Providers providers;
    private final Outcomes outcomes;
    private final Replies replies;

    NotificationMessages(Providers providers, Outcomes outcomes, Replies replies) {
        this.providers = providers;
        this.outcomes = outcomes;
        this.replies = replies;
    }

    public StatusResp of(SignatureTransaction ended) {
        var order = ended.order();
        var provider = providers.find(order.apId()).orElseThrow();
        var message =
                replies.to(new StatusReq(), provider, order.apTransactionId().value(), new StatusResp());
        message.msspTransId = order.id().value();
        message.mobileUser = MobileUser.ofMsisdn(order.msisdn().value());
        message.status = outcomes.status(ended, MssStatus.of(ended));
        switch (ended) {
            case SignatureTransaction.Signed signed -> message.mssSignature = outcomes.signature(signed);
            case SignatureTransaction.Failed failed -> writeSubCode(failed, message.status);
            case SignatureTransaction.AwaitingUser awaiting -> {}
        }
        return message;
    }

    private static void writeSubCode(SignatureTransaction.Failed failed, Status status) {
        if (status.statusCode != null) {
            status.statusCode.statusCode = MssStatus.subCode(failed.why())
                    .map(NotificationMessages::code)
                    .orElse(null);
        }
    }

    private static Status.Code code(SubCode subCode) {
        var code = new Status.Code();
        code.value = Integer.toString(subCode.code());
        return code;
    }
}
