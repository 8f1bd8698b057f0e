package org.openmss.gateway.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.gateway.device.domain.DeviceChannel;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.receipt.domain.Receipt;
import org.openmss.gateway.receipt.domain.Receipts;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureOrder;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransaction.Signed;
import org.openmss.gateway.signature.domain.SignatureTransactions;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Msisdn;

/** An application provider has the user told something about his signature (MSS_Receipt; TS 102 204, 6.5 and 7.5). */
@ApplicationScoped
public class SendReceipt {
    private final SignatureTransactions transactions;
    private final Receipts receipts;
    private final DeviceChannel device;
    private final ReceiptConfig config;
    private final AuditTrail audit;
    private final InstantSource clock;

    SendReceipt(
            SignatureTransactions transactions,
            Receipts receipts,
            DeviceChannel device,
            ReceiptConfig config,
            AuditTrail audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.receipts = receipts;
        this.device = device;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param message for the user; where there is none, the receipt is recorded and nothing is shown */
    public record Command(
            TransactionId transactionId,
            Msisdn msisdn,
            Optional<Integer> apStatus,
            Optional<DisplayText> message,
            boolean acknowledgementAsked) {

        Receipt.Content content() {
            return new Receipt.Content(
                    apStatus,
                    message.map(text -> Bytes.of(text.value().getBytes(StandardCharsets.UTF_8))
                            .sha256()),
                    acknowledgementAsked);
        }
    }

    /**
     * The same receipt again is the same receipt: it is shown once, and an attempt that found no phone is made again.
     *
     * @throws RefusedException where nothing is shown
     */
    public Receipt send(ApplicationProvider provider, Command command) {
        var order = signed(provider, command).order();
        if (!order.msisdn().equals(command.msisdn())) {
            throw wrong("MSISDN is not that of the transaction");
        }
        var receipt = Receipt.recorded(order.id(), command.content(), clock.instant());
        if (!receipts.add(provider.apId(), receipt)) {
            receipt = receipts.find(order.id()).orElseThrow();
            if (!receipt.content().equals(command.content())) {
                throw wrong("this signature has another receipt already, and has one only");
            }
        }
        if (receipt.deliveredAt().isEmpty() && command.message().isPresent()) {
            show(provider, order, receipt, command.message().get());
        }
        return receipts.find(order.id()).orElseThrow();
    }

    private Signed signed(ApplicationProvider provider, Command command) {
        var transaction = transactions
                .find(command.transactionId())
                .filter(there -> there.order().apId().equals(provider.apId()))
                .orElseThrow(() -> wrong("There is no such transaction."));
        return switch (transaction) {
            case Signed signed -> signed;
            case SignatureTransaction.AwaitingUser awaiting ->
                throw wrong("the transaction has not ended yet; a receipt follows a signature");
            case SignatureTransaction.Failed failed ->
                throw wrong("the transaction ended without a signature; a receipt follows a signature");
        };
    }

    private void show(ApplicationProvider provider, SignatureOrder order, Receipt receipt, DisplayText message) {
        var time = receipt.content().acknowledgementAsked() ? config.acknowledgedWithin() : config.shownFor();
        var delivery = device.show(new DeviceChannel.Notice(
                receipt.messageId(),
                order.iccid(),
                provider.name(),
                message.value(),
                clock.instant().plus(time)));
        switch (delivery) {
            case DELIVERED -> receipts.delivered(order.id(), clock.instant());
            case BUSY -> throw notShown(provider, order, new SignatureFailure.AnotherPromptOpen());
            case UNKNOWN_SIM, UNREACHABLE -> throw notShown(provider, order, new SignatureFailure.HandsetUnreachable());
        }
    }

    private RefusedException notShown(ApplicationProvider provider, SignatureOrder order, SignatureFailure why) {
        audit.recordRefusal(new AuditRecord(
                provider.apId(),
                "receipt.show",
                order.id().value(),
                "refused: " + MssStatus.of(why).name()));
        return new RefusedException(why);
    }

    private static RefusedException wrong(String what) {
        return new RefusedException(new SignatureFailure.WrongParameter(what));
    }
}
