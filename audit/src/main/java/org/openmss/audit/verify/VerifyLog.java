package org.openmss.audit.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.checkpoint.Checkpoint;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.log.domain.LoggedRecord;
import org.openmss.audit.merkle.GrowingTree;
import org.openmss.audit.merkle.TreeHash;
import org.openmss.kernel.Bytes;

/** Reads an exported log once, from its first line to its last, and says which entries are not what was signed. Keeps O(log n) of it. */
public final class VerifyLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FINDINGS = 100;

    private final List<AuditKey> keys;
    private final Optional<SignedCheckpoint> outside;
    private final List<String> findings = new ArrayList<>();
    private final Differences differences = new Differences();
    private final GrowingTree tree = GrowingTree.empty();
    private boolean isAllTold = true;
    /** False behind a gap: the tree cannot be computed any more, each entry can still be compared with its own hash. */
    private boolean isWhole = true;

    private boolean hasEnd;
    private long next;
    private long checkpoints;
    private @Nullable Checkpoint former;

    /**
     * @param keys that may have signed; none where signatures are not to be checked
     * @param outside the newest checkpoint that is known from elsewhere
     */
    public VerifyLog(List<AuditKey> keys, Optional<SignedCheckpoint> outside) {
        this.keys = List.copyOf(keys);
        this.outside = outside;
    }

    public Verdict read(BufferedReader lines) throws IOException {
        outside.filter(known -> !keys.isEmpty() && !known.isSignedBy(keys))
                .ifPresent(known -> found("the checkpoint held outside, at "
                        + known.checkpoint().size() + ", does not bear the audit key's signature"));
        long number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                line(JSON.readTree(line));
            } catch (JsonProcessingException | IllegalArgumentException | DateTimeException unreadable) {
                // The parser's own message would repeat the line.
                found("line " + number + ", where entry " + next + " was expected, cannot be read");
            }
        }
        atTheEnd();
        return new Verdict(next, checkpoints, findings, isAllTold);
    }

    private void line(JsonNode line) {
        if (hasEnd) {
            found("there are lines behind the end line");
        } else if (line.has("index")) {
            entry(line);
        } else if (line.has("checkpoint")) {
            checkpoint(SignedCheckpoint.parse(line.get("checkpoint").asText()));
        } else if (line.has("stray")) {
            found("record " + line.get("stray").path("id").asLong()
                    + " was inserted where the sealer had passed: it is not in the tree");
        } else if (line.has("end")) {
            hasEnd = true;
            if (line.get("end").asLong() != next) {
                found("the end line says " + line.get("end").asLong() + " entries, the last one here is entry "
                        + (next - 1));
            }
        } else {
            throw new IllegalArgumentException("a line is an entry, a checkpoint, a stray or the end");
        }
    }

    private void entry(JsonNode line) {
        long index = line.get("index").asLong();
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
        next = index + 1;
        long recordId = line.path("recordId").asLong();
        var hash = Bytes.ofBase64(line.path("hash").asText());
        if (hash.length() != TreeHash.LENGTH) {
            throw new IllegalArgumentException("a leaf's hash is one of SHA-256");
        }
        if (line.has("record")) {
            differences.compare(index, recordId, hash, record(line.get("record")));
        } else {
            found("entry " + index + " is missing: record " + recordId + " was sealed and has been deleted");
        }
        tree.append(hash, (subtree, complete) -> {});
        compareWithOutside();
    }

    /** Where the export has no checkpoint of that size, too: whoever has the key can sign another history, at other sizes. */
    private void compareWithOutside() {
        outside.map(SignedCheckpoint::checkpoint)
                .filter(known -> isWhole && known.size() == next && !tree.root().equals(known.root()))
                .ifPresent(known -> found("the first " + next
                        + " entries are not those of the checkpoint held outside: the log was written anew"));
    }

    private static LoggedRecord record(JsonNode record) {
        return new LoggedRecord(
                record.path("id").asLong(),
                Instant.parse(record.path("at").asText()),
                record.path("actor").asText(),
                record.path("action").asText(),
                record.path("subject").asText(),
                record.path("outcome").asText());
    }

    private void checkpoint(SignedCheckpoint signed) {
        var checkpoint = signed.checkpoint();
        long size = checkpoint.size();
        long from = former == null ? 0 : former.size();
        differences.tell(this::found);
        checkpoints++;
        if (!keys.isEmpty() && !signed.isSignedBy(keys)) {
            found("the checkpoint at " + size + " does not bear the audit key's signature");
        }
        var expected = former == null ? Checkpoint.nothing() : former.asFormer();
        if (size <= from || !checkpoint.former().equals(expected)) {
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
        outside.map(SignedCheckpoint::checkpoint)
                .filter(known -> known.size() == size && !known.text().equals(checkpoint.text()))
                .ifPresent(known -> found("the checkpoint at " + size + " is not the one held outside"));
        former = checkpoint;
    }

    private void atTheEnd() {
        differences.tell(this::found);
        long sealed = former == null ? 0 : former.size();
        if (!hasEnd) {
            found("the export was cut off behind entry " + (next - 1) + ": it has no end line");
        }
        if (sealed < next) {
            found("no checkpoint covers entries " + sealed + " to " + (next - 1)
                    + ": inserted, or their checkpoint was cut off");
        }
        outside.map(SignedCheckpoint::checkpoint).ifPresent(known -> {
            if (known.size() > next) {
                found("the log was cut off behind entry " + (next - 1) + ": a checkpoint held outside knows "
                        + known.size() + " entries");
            }
            if (former != null && !known.origin().equals(former.origin())) {
                found("the checkpoint held outside is of another log, " + known.origin());
            }
        });
    }

    private void found(String finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        } else {
            isAllTold = false;
        }
    }
}
