package org.openmss.gateway.signature;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.SignatureTransactions;

/** Ends what no user answered in time (208 EXPIRED_TRANSACTION), also what was left open by a process that died. */
@ApplicationScoped
public class ExpireTransactions {
    private static final int AT_ONCE = 500;
    private final SignatureTransactions transactions;
    private final InstantSource clock;

    ExpireTransactions(SignatureTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        expire();
    }

    /** @return how many were ended by this call */
    public int expire() {
        var now = clock.instant();
        int ended = 0;
        for (var awaiting : transactions.overdue(now, AT_ONCE)) {
            if (transactions.replace(awaiting, () -> awaiting.fail(new SignatureFailure.Expired(), now))) {
                ended++;
            }
        }
        return ended;
    }
}
