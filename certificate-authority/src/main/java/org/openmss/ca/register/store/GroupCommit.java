package org.openmss.ca.register.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * What many callers want on record at the same moment is written in one transaction, by one thread: all that has come while the transaction
 * before was written makes up the next. Nobody waits for others to come, and each is answered after the commit of what is his (ADR 9).
 */
final class GroupCommit<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final int LARGEST = 100;
    private final Transaction<T> transaction;
    private final ConcurrentLinkedQueue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final ExecutorService writer;

    /** @param name of the thread that writes */
    GroupCommit(String name, Transaction<T> transaction) {
        this.transaction = transaction;
        this.writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    interface Transaction<T> {
        /** @return for each item, in their order, whether it stands now; where this throws, it is as if it had not been tried */
        List<Boolean> write(List<T> items);
    }

    private record Waiting<T>(T item, CompletableFuture<Boolean> stands) {}

    /**
     * @return whether the item stands, committed. Where not, the caller writes it by itself and learns why: it was refused, or was in one
     *     transaction with another that could not be written.
     */
    boolean write(T item) {
        var waiting = new Waiting<>(item, new CompletableFuture<Boolean>());
        queue.add(waiting);
        try {
            writer.execute(this::writeWaiting);
        } catch (RejectedExecutionException closed) {
            if (queue.remove(waiting)) {
                return false;
            }
        }
        return waiting.stands().join();
    }

    /** Each caller has asked for this once; whose item an earlier round took along finds nothing left to do. */
    private void writeWaiting() {
        var together = new ArrayList<Waiting<T>>();
        while (together.size() < LARGEST && queue.poll() instanceof Waiting<T> next) {
            together.add(next);
        }
        if (together.isEmpty()) {
            return;
        }
        try {
            var stands = transaction.write(together.stream().map(Waiting::item).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).stands().complete(stands.get(i));
            }
        } catch (RuntimeException | Error failed) {
            LOG.warnf("%d writes do not stand together; each is tried alone: %s", together.size(), failed.getMessage());
        } finally {
            together.forEach(left -> left.stands().complete(false));
        }
    }

    /** How many have come since the last transaction began. */
    int waiting() {
        return queue.size();
    }

    /** What waits is still written. */
    @Override
    public void close() {
        writer.shutdown();
    }
}
