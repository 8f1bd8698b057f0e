package org.openmss.audit.verify;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.checkpoint.Checkpoint;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.merkle.GrowingTree;

/** Reads an exported log once, from its first line to its last, and says which entries are not what was signed. Keeps O(log n) of it. */
public final class VerifyLog {
    private static final int MOST_FINDINGS = 100;

    private final List<AuditKey> keys;
    private final KeyTurns turns;
    private final HeldOutside outside;
    private final List<String> findings = new ArrayList<>();
    private final Differences differences = new Differences();
    private final GrowingTree tree = GrowingTree.empty();
    private boolean isAllTold = true;
    /** False behind a gap: the tree cannot be computed any more, each entry can still be compared with its own hash. */
    private boolean isWhole = true;

    private boolean hasEnd;
    private long next;
    private long checkpoints;
    private long compared;
    private @Nullable Checkpoint former;
    /** What the export has to have behind the entry that was read last. */
    private @Nullable Checkpoint expected;

    private @Nullable Checkpoint held;

    /**
     * @param keys that may have signed; none where signatures are not to be checked
     * @param outside checkpoints that are known from elsewhere
     */
    public VerifyLog(List<AuditKey> keys, HeldOutside outside) {
        this.keys = List.copyOf(keys);
        this.turns = new KeyTurns(keys);
        this.outside = outside;
    }

    public Verdict read(Reader export) throws IOException {
        var lines = new BoundedLines(export);
        long number = 0;
        for (var line = lines.next(); line != null; line = lines.next()) {
            number++;
            try {
                line(ExportLine.parse(line));
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                found("line " + number + ", where entry " + next
                        + " was expected, is no line of an export, or has something in it that no hash covers");
            }
        }
        atTheEnd();
        return new Verdict(
                former == null ? "" : former.origin(),
                next,
                checkpoints,
                compared,
                !keys.isEmpty(),
                findings,
                isAllTold);
    }

    private void line(ExportLine line) {
        if (hasEnd) {
            found("there are lines behind the end line");
            return;
        }
        switch (line) {
            case ExportLine.Entry entry -> entry(entry);
            case ExportLine.Sealed sealed -> checkpoint(sealed.checkpoint());
            case ExportLine.Stray stray ->
                found("record " + stray.record().id()
                        + " was inserted where the sealer had passed: it is not in the tree");
            case ExportLine.End end -> {
                hasEnd = true;
                if (end.entries() != next) {
                    found("the end line says " + end.entries() + " entries, the export has " + next);
                }
            }
        }
    }

    private void entry(ExportLine.Entry entry) {
        long index = entry.index();
        if (index < next) {
            found("entry " + index + " stands behind entry " + (next - 1) + ": swapped, or inserted");
            return;
        }
        if (index > next) {
            found(
                    index == next + 1
                            ? "entry " + next + " is missing"
                            : "entries " + next + " to " + (index - 1) + " are missing");
            isWhole = false;
        }
        missesExpected();
        next = index + 1;
        entry.record()
                .ifPresentOrElse(
                        record -> differences.compare(index, entry.recordId(), entry.hash(), record),
                        () -> found("entry " + index + " is missing: record " + entry.recordId()
                                + " was sealed and has been deleted"));
        if (isWhole) {
            tree.append(entry.hash(), (subtree, complete) -> {});
            compareWithOutside();
        }
    }

    /** Where the export has no checkpoint of that size, too: whoever has the key can sign another history, at other sizes. */
    private void compareWithOutside() {
        while (outside.peek().filter(known -> known.checkpoint().size() <= next).isPresent()) {
            var known = outside.peek().orElseThrow();
            check(known);
            if (known.checkpoint().size() < next) {
                found("the checkpoint held outside, at " + known.checkpoint().size()
                        + ", stands behind a later one: the log was cut off or written anew in between");
            } else if (!tree.root().equals(known.checkpoint().root())) {
                found("the first " + next
                        + " entries are not those of the checkpoint held outside: the log was written anew");
            } else {
                expected = known.checkpoint();
            }
            outside.advance();
        }
    }

    private void check(SignedCheckpoint known) {
        compared++;
        long size = known.checkpoint().size();
        if (!keys.isEmpty() && !known.isSignedBy(keys)) {
            found("the checkpoint held outside, at " + size + ", does not bear the audit key's signature");
        }
        if (held != null && !held.origin().equals(known.checkpoint().origin())) {
            found("the checkpoints held outside are of two logs, " + held.origin() + " and "
                    + known.checkpoint().origin());
        }
        held = known.checkpoint();
    }

    private void checkpoint(SignedCheckpoint signed) {
        var checkpoint = signed.checkpoint();
        long size = checkpoint.size();
        long from = former == null ? 0 : former.size();
        checkpoints++;
        turns.judge(signed).ifPresent(this::found);
        if (former != null && checkpoint.at().isBefore(former.at())) {
            found("the checkpoint at " + size + " says " + checkpoint.at() + ", which is before the one at " + from
                    + " (" + former.at() + "): a sealer never goes back in time");
        }
        var rightFormer = former == null ? Checkpoint.nothing() : former.asFormer();
        if (size <= from || !checkpoint.former().equals(rightFormer)) {
            found("the checkpoint at " + size + " does not follow the one at " + from
                    + ": one between them is missing, or one was inserted");
        }
        if (former != null && !former.origin().equals(checkpoint.origin())) {
            found("the checkpoint at " + size + " is of another log, " + checkpoint.origin());
        }
        if (size != next) {
            found("the checkpoint at " + size + " stands behind entry " + (next - 1));
        } else if (isWhole && !tree.root().equals(checkpoint.root())) {
            found("entries " + from + " to " + (size - 1) + ", or their hashes, are not what was signed at " + size
                    + ": one of them was changed, swapped or inserted");
            isWhole = false;
        }
        if (expected != null && expected.size() == size) {
            if (!expected.text().equals(checkpoint.text())) {
                found("the checkpoint at " + size + " is not the one held outside");
            }
            expected = null;
        }
        former = checkpoint;
    }

    private void missesExpected() {
        if (expected != null) {
            found("the export has no checkpoint at " + expected.size() + ", and one is held outside");
            expected = null;
        }
    }

    private void atTheEnd() {
        if (!differences.tell(this::found)) {
            isAllTold = false;
        }
        missesExpected();
        long sealed = former == null ? 0 : former.size();
        if (!hasEnd) {
            found("the export was cut off behind entry " + (next - 1) + ": it has no end line");
        }
        turns.silent().forEach(this::found);
        if (former == null) {
            found("the export has no checkpoint: nothing in it is signed");
        } else if (sealed < next) {
            found("no checkpoint covers entries " + sealed + " to " + (next - 1)
                    + ": inserted, or their checkpoint was cut off");
        }
        for (var known = outside.peek(); known.isPresent(); known = outside.peek()) {
            unreached(known.get());
            outside.advance();
        }
        if (outside.unreadable() > 0) {
            found("of the checkpoints held outside, " + outside.unreadable()
                    + " cannot be read: their lines were changed, or cut short by a crash");
        }
        if (former != null && held != null && !former.origin().equals(held.origin())) {
            found("the checkpoint held outside is of another log, " + held.origin());
        }
    }

    /** A checkpoint of a size that this log, as far as it is whole, does not reach. */
    private void unreached(SignedCheckpoint known) {
        check(known);
        var checkpoint = known.checkpoint();
        if (checkpoint.size() > next) {
            found("the log was cut off behind entry " + (next - 1) + ": a checkpoint held outside, of "
                    + checkpoint.at() + ", knows " + checkpoint.size()
                    + " entries (unless this export was made before it)");
        } else {
            found("the checkpoint held outside, at " + checkpoint.size()
                    + ", cannot be compared: the log is not whole before it");
        }
    }

    private void found(String finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        } else {
            isAllTold = false;
        }
    }
}
