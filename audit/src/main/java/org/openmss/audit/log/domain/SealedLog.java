package org.openmss.audit.log.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.merkle.Subtree;
import org.openmss.kernel.Bytes;

/** The log as the database keeps it. */
public interface SealedLog {

    /** Does the work in one transaction while nobody else seals in this database; empty, without waiting, where somebody does. */
    <T> Optional<T> alone(Function<Sealing, T> work);

    Optional<SignedCheckpoint> newest();

    /** The hashes of complete subtrees; those that are not there are missing in the answer. */
    Map<Subtree, Bytes> hashes(Collection<Subtree> subtrees);

    /** Entries from an index on, in their order. */
    List<LogEntry> entries(long from, long before, int limit);

    /** Checkpoints of sizes in (after, upTo], in their order. */
    List<SignedCheckpoint> checkpoints(long after, long upTo);

    Optional<SignedCheckpoint> checkpoint(long size);

    Optional<LogEntry> entryOf(long recordId);

    boolean hasRecord(long recordId);

    /** Records that lie where the sealer has passed and that it never saw: put there by somebody else. */
    List<LoggedRecord> strays(int limit);

    Waiting waiting();

    /** What one may do while nobody else seals. */
    interface Sealing {
        Optional<SignedCheckpoint> newest();

        Map<Subtree, Bytes> hashes(Collection<Subtree> subtrees);

        /**
         * The next records in the order of sealing that no transaction still running can come before.
         *
         * @throws IllegalStateException where transactions are counted anew, as after a dump was restored into another cluster
         */
        List<Final> next(int limit);

        void add(
                List<Long> recordIds,
                long firstIndex,
                Map<Subtree, Bytes> hashes,
                SignedCheckpoint checkpoint,
                SealingPlace last);
    }

    /** A record that waits for its place in the tree, and whose turn it is. */
    record Final(SealingPlace place, LoggedRecord record) {}
}
