package org.openmss.gateway.mss.soap;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.mss.NotificationMessages;
import org.openmss.gateway.mss.message.ReceiptReq;
import org.openmss.gateway.notification.domain.CallbackTransport;
import org.openmss.gateway.notification.domain.CallbackTransport.CallbackFailure;
import org.openmss.gateway.notification.domain.CallbackTransport.Reply;
import org.openmss.gateway.notification.domain.Notification;
import org.openmss.gateway.notification.domain.NotificationChannel;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.TransactionId;

/** MSS_Notification over SOAP 1.2 (TS 102 204, 7.6): MSS_StatusResp goes, MSS_ReceiptReq for the same transaction comes back. */
@ApplicationScoped
class SoapNotificationChannel implements NotificationChannel {
    private static final int OK = 200;
    private final NotificationMessages messages;
    private final SoapWriter writer;
    private final SoapReader reader;
    private final CallbackTransport transport;

    SoapNotificationChannel(
            NotificationMessages messages, SoapWriter writer, SoapReader reader, CallbackTransport transport) {
        this.messages = messages;
        this.writer = writer;
        this.reader = reader;
        this.transport = transport;
    }

    @Override
    public Told tell(Notification notification, SignatureTransaction ended) {
        try {
            var reply = transport.post(
                    notification.address(), SoapVersion.V1_2.mediaType(), writer.notification(messages.of(ended)));
            return judge(notification.transactionId(), reply);
        } catch (CallbackFailure failure) {
            return new Told.NotTaken(failure.why());
        }
    }

    private Told judge(TransactionId id, Reply reply) {
        if (reply.status() != OK) {
            return new Told.NotTaken("the answer has the HTTP status " + reply.status());
        }
        try {
            var call = reader.read(new ByteArrayInputStream(reply.body().toArray()));
            return call.message() instanceof ReceiptReq receipt && id.value().equals(receipt.msspTransId)
                    ? new Told.Taken(apStatus(receipt))
                    : new Told.NotTaken("the answer is no MSS_ReceiptReq for this MSSP_TransID");
        } catch (RefusedException noMessage) {
            return new Told.NotTaken("the answer is no SOAP message with an MSS_ReceiptReq");
        }
    }

    private static Optional<Integer> apStatus(ReceiptReq receipt) {
        @Nullable
        String code =
                receipt.status == null || receipt.status.statusCode == null ? null : receipt.status.statusCode.value;
        return Optional.ofNullable(code)
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::valueOf);
    }
}
