package org.openmss.gateway.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.openmss.gateway.receipt.domain.Receipt;
import org.openmss.gateway.receipt.domain.Receipts;
import org.openmss.gateway.signature.domain.TransactionEnds;

/** An application provider waits until the user has read a receipt's message: parked, with no connection and no lock, as for a signature. */
@ApplicationScoped
public class AwaitAcknowledgement {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private final Receipts receipts;
    private final TransactionEnds news;
    private final ReceiptConfig config;
    private final InstantSource clock;

    AwaitAcknowledgement(Receipts receipts, TransactionEnds news, ReceiptConfig config, InstantSource clock) {
        this.receipts = receipts;
        this.news = news;
        this.config = config;
        this.clock = clock;
    }

    /** @return the receipt as it stands when it is acknowledged, or when the user's time is over */
    public Receipt await(Receipt delivered) {
        var over = delivered.deliveredAt().orElseThrow().plus(config.acknowledgedWithin());
        long deadline =
                System.nanoTime() + Duration.between(clock.instant(), over).toNanos();
        while (true) {
            try (var subscription = news.subscribe(delivered.transactionId())) {
                var now = receipts.find(delivered.transactionId()).orElseThrow();
                long left = deadline - System.nanoTime();
                if (now.acknowledgedAt().isPresent() || left <= 0) {
                    return now;
                }
                // News is told once: the receipt is read again, whoever called.
                subscription.awaitNews(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the gateway is stopping", stopping);
            }
        }
    }
}
