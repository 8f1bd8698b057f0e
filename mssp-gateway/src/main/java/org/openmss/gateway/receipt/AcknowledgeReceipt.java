package org.openmss.gateway.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.openmss.gateway.receipt.domain.Receipts;
import org.openmss.gateway.signature.domain.TransactionEnds;
import org.openmss.gateway.signature.domain.TransactionId;

/** The handset side says that the user has read a receipt's message. */
@ApplicationScoped
public class AcknowledgeReceipt {
    private final Receipts receipts;
    private final TransactionEnds news;
    private final InstantSource clock;

    AcknowledgeReceipt(Receipts receipts, TransactionEnds news, InstantSource clock) {
        this.receipts = receipts;
        this.news = news;
        this.clock = clock;
    }

    /** @return false where there is no such message */
    public boolean acknowledge(TransactionId transactionId) {
        if (!receipts.acknowledged(transactionId, clock.instant())) {
            return false;
        }
        news.announce(transactionId);
        return true;
    }
}
