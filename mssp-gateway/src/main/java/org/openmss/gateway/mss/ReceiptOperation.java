package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.mss.message.Data;
import org.openmss.gateway.mss.message.ReceiptReq;
import org.openmss.gateway.mss.message.ReceiptResp;
import org.openmss.gateway.mss.message.Status;
import org.openmss.gateway.mss.message.StatusDetail;
import org.openmss.gateway.mss.message.StatusDetail.ReceiptRequestExtension;
import org.openmss.gateway.mss.message.StatusDetail.ReceiptResponseExtension;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.receipt.AwaitAcknowledgement;
import org.openmss.gateway.receipt.SendReceipt;
import org.openmss.gateway.receipt.domain.Receipt;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.kernel.Msisdn;

/**
 * MSS_Receipt (TS 102 204, 7.5). The extension says what is known of the message and no more: NetworkAck, that the phone has taken it;
 * ClientAck and UserAck, that the user has read it, since our phones say nothing before he does.
 */
@ApplicationScoped
class ReceiptOperation {
    private static final String WITHOUT_SIGNATURE = "MESSAGEONLY";
    private static final String SYNCH = "synch";
    private final SendReceipt sendReceipt;
    private final AwaitAcknowledgement awaitAcknowledgement;
    private final Replies replies;

    ReceiptOperation(SendReceipt sendReceipt, AwaitAcknowledgement awaitAcknowledgement, Replies replies) {
        this.sendReceipt = sendReceipt;
        this.awaitAcknowledgement = awaitAcknowledgement;
        this.replies = replies;
    }

    Answer answer(ApplicationProvider provider, ReceiptReq request) {
        var extension = extension(request.status);
        var receipt = sendReceipt.send(provider, command(request, extension));
        if (receipt.content().acknowledgementAsked()) {
            receipt = awaitAcknowledgement.await(receipt);
        }
        var response = replies.to(request, provider, receipt.transactionId().value(), new ReceiptResp());
        response.status = Replies.status(MssStatus.REQUEST_OK);
        if (extension != null) {
            response.status.statusDetail = new StatusDetail();
            response.status.statusDetail.receiptResponseExtension = told(receipt);
        }
        return new Answer.Response(response);
    }

    private static SendReceipt.Command command(ReceiptReq request, @Nullable ReceiptRequestExtension extension) {
        String id = Fields.present("MSSP_TransID", request.msspTransId);
        if (id.equals(WITHOUT_SIGNATURE)) {
            throw Fields.wrong("a message without a signature is not served: MSSP_TransID is that of a signature");
        }
        var message = message(request.message);
        boolean acknowledgementAsked = extension != null && acknowledgementAsked(extension);
        if (acknowledgementAsked && message.isEmpty()) {
            throw new RefusedException(new SignatureFailure.MissingParameter(
                    "Message is missing: UserAck asks whether the user has read it"));
        }
        return new SendReceipt.Command(
                StatusOperation.transactionId(id).orElseThrow(() -> Fields.wrong("There is no such transaction.")),
                Fields.parse("MSISDN", SignatureReqParser.msisdn(request.mobileUser), Msisdn::parse),
                apStatus(request.status),
                message,
                acknowledgementAsked);
    }

    private static Optional<DisplayText> message(@Nullable Data message) {
        if (message == null || message.value == null) {
            return Optional.empty();
        }
        if (!SignatureReqParser.mediaType(message).equals(SignatureReqParser.TEXT)) {
            throw new RefusedException(new SignatureFailure.InappropriateData("the type of Message is text/plain"));
        }
        return Optional.of(SignatureReqParser.display(SignatureReqParser.text("Message", message, message.value)));
    }

    private static Optional<Integer> apStatus(@Nullable Status status) {
        return status == null || status.statusCode == null
                ? Optional.empty()
                : Optional.ofNullable(status.statusCode.value)
                        .map(code -> Fields.parse("StatusCode", code.strip(), ReceiptOperation::code));
    }

    private static int code(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("a code of TS 102 204 is expected, such as 502");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable ReceiptRequestExtension extension(@Nullable Status status) {
        return status == null || status.statusDetail == null ? null : status.statusDetail.receiptRequestExtension;
    }

    private static boolean acknowledgementAsked(ReceiptRequestExtension extension) {
        if (extension.receiptMessagingMode != null && !extension.receiptMessagingMode.equals(SYNCH)) {
            throw Fields.wrong("the ReceiptMessagingMode served is synch");
        }
        return switch (extension.userAck == null ? "" : extension.userAck.strip()) {
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw Fields.wrong("UserAck is true or false");
        };
    }

    private static ReceiptResponseExtension told(Receipt receipt) {
        boolean read = receipt.acknowledgedAt().isPresent();
        var told = new ReceiptResponseExtension();
        told.receiptMessagingMode = SYNCH;
        told.networkAck = Boolean.toString(receipt.deliveredAt().isPresent());
        told.clientAck = Boolean.toString(read);
        told.userAck = Boolean.toString(read);
        if (read) {
            told.userResponse = "{\"status\":\"OK\"}";
        } else if (receipt.content().acknowledgementAsked()) {
            told.userResponse = "{\"status\":\"TIMEOUT\"}";
        }
        return told;
    }
}
