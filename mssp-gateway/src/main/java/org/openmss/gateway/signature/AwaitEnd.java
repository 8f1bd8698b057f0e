package org.openmss.gateway.signature;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransaction.AwaitingUser;
import org.openmss.gateway.signature.domain.SignatureTransactions;
import org.openmss.gateway.signature.domain.TransactionEnds;
import org.openmss.gateway.signature.domain.TransactionId;

/**
 * A caller waits for a transaction's end. He waits on a virtual thread that is parked, with no connection and no lock: it costs
 * memory alone. News wakes him, with the end that this replica has committed; where there is none with it the state is read from the
 * database, so a lost piece of news costs time and nothing else.
 */
@ApplicationScoped
public class AwaitEnd {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private final SignatureTransactions transactions;
    private final TransactionEnds ends;
    private final SignatureConfig config;

    AwaitEnd(SignatureTransactions transactions, TransactionEnds ends, SignatureConfig config) {
        this.transactions = transactions;
        this.ends = ends;
        this.config = config;
    }

    /**
     * @param atMost cut to the configured longest wait
     * @return the transaction as it stands at its end, or when the time is over; nothing where there is none of this AP
     */
    public Optional<SignatureTransaction> await(String apId, TransactionId id, Duration atMost) {
        long deadline =
                System.nanoTime() + shorter(atMost, config.longestWait()).toNanos();
        try (var subscription = ends.subscribe(id)) {
            while (true) {
                var found = transactions
                        .find(id)
                        .filter(there -> there.order().apId().equals(apId));
                var left = Duration.ofNanos(deadline - System.nanoTime());
                if (!left.isPositive() || !(found.orElse(null) instanceof AwaitingUser)) {
                    return found;
                }
                if (pause(subscription, shorter(left, LOOK_AGAIN))) {
                    return subscription
                            .seen()
                            .or(() -> transactions.find(id))
                            .filter(there -> there.order().apId().equals(apId));
                }
            }
        }
    }

    /** @return whether there was news */
    private static boolean pause(TransactionEnds.Subscription subscription, Duration atMost) {
        try {
            return subscription.awaitNews(atMost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the gateway is stopping", stopping);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
