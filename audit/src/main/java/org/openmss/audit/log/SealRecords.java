package org.openmss.audit.log;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.checkpoint.Checkpoint;
import org.openmss.audit.checkpoint.CheckpointSigner;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.log.domain.SealedLog;
import org.openmss.audit.log.domain.SealedLog.Sealing;
import org.openmss.audit.merkle.GrowingTree;
import org.openmss.audit.merkle.ProofPlan;
import org.openmss.audit.merkle.Subtree;
import org.openmss.kernel.Bytes;

/** Takes the next committed records into the tree and signs what it is then. It never goes on from a tree that it would not have signed. */
public final class SealRecords {
    private final SealedLog log;
    private final List<CheckpointSigner> signers;
    private final String origin;
    private final List<AuditKey> trusted;
    private final Optional<CheckpointsFile> file;
    private final InstantSource clock;
    private @Nullable Checkpoint known;

    public SealRecords(
            SealedLog log,
            Collection<? extends CheckpointSigner> signers,
            String origin,
            Collection<AuditKey> formerKeys,
            Optional<CheckpointsFile> file,
            InstantSource clock) {
        this.log = log;
        this.signers = List.copyOf(signers);
        this.origin = origin;
        this.trusted = Stream.concat(signers.stream().map(CheckpointSigner::key), formerKeys.stream())
                .toList();
        this.file = file;
        this.clock = clock;
        this.known = file.flatMap(CheckpointsFile::newest)
                .map(SignedCheckpoint::checkpoint)
                .orElse(null);
    }

    /**
     * One round.
     *
     * @return how many records were sealed; empty where another replica was at it
     * @throws IllegalStateException where the log is not what was signed
     */
    public synchronized OptionalInt seal(int most) {
        var round = log.alone(sealing -> Optional.ofNullable(round(sealing, most)));
        if (round.isEmpty()) {
            return OptionalInt.empty();
        }
        var sealed = round.get();
        sealed.ifPresent(done -> {
            known = done.checkpoint().checkpoint();
            file.ifPresent(outside -> outside.append(done.checkpoint()));
        });
        return OptionalInt.of(sealed.map(Round::records).orElse(0));
    }

    private record Round(int records, SignedCheckpoint checkpoint) {}

    private @Nullable Round round(Sealing sealing, int most) {
        var former = sealing.newest();
        var tree = tree(sealing, former);
        var records = sealing.next(most);
        if (records.isEmpty()) {
            return null;
        }
        long first = tree.size();
        var hashes = new LinkedHashMap<Subtree, Bytes>();
        var ids = new ArrayList<Long>();
        for (var next : records) {
            ids.add(next.record().id());
            tree.append(next.record().leafHash(), hashes::put);
        }
        var checkpoint = SignedCheckpoint.sign(
                new Checkpoint(
                        origin,
                        tree.size(),
                        tree.root(),
                        notBefore(former),
                        former.map(signed -> signed.checkpoint().asFormer()).orElseGet(Checkpoint::nothing)),
                signers);
        sealing.add(ids, first, hashes, checkpoint, records.getLast().place());
        return new Round(records.size(), checkpoint);
    }

    /** Now, or the former checkpoint's time where this clock is behind it: a log whose times go back is not good. */
    private Instant notBefore(Optional<SignedCheckpoint> former) {
        Instant now = clock.instant();
        return former.map(signed -> signed.checkpoint().at())
                .filter(now::isBefore)
                .orElse(now);
    }

    /** The tree as the database has it, if it is the one that was signed last and goes on from all that this sealer knows. */
    private GrowingTree tree(Sealing sealing, Optional<SignedCheckpoint> former) {
        long size = former.map(signed -> signed.checkpoint().size()).orElse(0L);
        if (known != null && size < known.size()) {
            throw new IllegalStateException("the audit log has " + size + " entries and had " + known.size()
                    + " before: it was cut off, or an older state of the database was restored (audit/README.md)");
        }
        var edge = GrowingTree.edge(size);
        var hashes = sealing.hashes(edge);
        var tree = new GrowingTree(
                size,
                edge.stream()
                        .flatMap(subtree -> Stream.ofNullable(hashes.get(subtree)))
                        .toList());
        former.ifPresent(signed -> {
            if (!signed.checkpoint().origin().equals(origin)) {
                throw notWhatWasSigned("its origin is " + signed.checkpoint().origin() + ", not " + origin);
            }
            if (!signed.isSignedBy(trusted)) {
                throw notWhatWasSigned("the newest checkpoint does not bear this audit key's signature");
            }
            if (!signed.checkpoint().root().equals(tree.root())) {
                throw notWhatWasSigned("its root is not the one of the newest checkpoint");
            }
        });
        if (known != null && known.size() < size) {
            var plan = ProofPlan.root(known.size());
            if (!plan.filledFrom(sealing.hashes(plan.subtrees())).getFirst().equals(known.root())) {
                throw notWhatWasSigned("it does not go on from the checkpoint at " + known.size());
            }
        }
        return tree;
    }

    private static IllegalStateException notWhatWasSigned(String how) {
        return new IllegalStateException("the audit log in the database is not what was signed: " + how
                + "; nothing is sealed until that is explained (audit/README.md)");
    }
}
