package org.openmss.audit.checkpoint;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.openmss.audit.merkle.TreeHash;
import org.openmss.kernel.Bytes;

/**
 * What the log was at a moment, as C2SP tlog-checkpoint writes it, with two lines more:
 *
 * <pre>
 * origin
 * size
 * root hash, base64
 * time ISO 8601
 * former SHA-256 of the former checkpoint's text, base64; of nothing for the first
 * </pre>
 *
 * @param former ties each checkpoint to the one before it
 */
public record Checkpoint(String origin, long size, Bytes root, Instant at, Bytes former) {
    private static final Pattern ORIGIN = Pattern.compile("[!-*,-~]{1,200}");
    private static final String TIME = "time ";
    private static final String FORMER = "former ";
    private static final int LINES = 5;

    public Checkpoint {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "the origin of an audit log is a name such as ca.example/audit: visible ASCII without '+', at most 200 characters");
        }
        if (size < 1 || root.length() != TreeHash.LENGTH || former.length() != TreeHash.LENGTH) {
            throw new IllegalArgumentException("a checkpoint has one leaf or more and hashes of SHA-256");
        }
    }

    /** What the first checkpoint has for a former one. */
    public static Bytes nothing() {
        return Bytes.of(new byte[0]).sha256();
    }

    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.toBase64() + "\n" + TIME + at + "\n" + FORMER + former.toBase64()
                + "\n";
    }

    /** What the next checkpoint has for its former one. */
    public Bytes asFormer() {
        return Bytes.of(text().getBytes(StandardCharsets.UTF_8)).sha256();
    }

    /** @throws IllegalArgumentException where the text is not, to the letter, what {@link #text} writes */
    static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[3].startsWith(TIME) || !lines[4].startsWith(FORMER)) {
            throw new IllegalArgumentException("a checkpoint has the lines origin, size, root, time and former");
        }
        try {
            var parsed = new Checkpoint(
                    lines[0],
                    Long.parseLong(lines[1]),
                    Bytes.ofBase64(lines[2]),
                    Instant.parse(lines[3].substring(TIME.length())),
                    Bytes.ofBase64(lines[4].substring(FORMER.length())));
            if (!parsed.text().equals(text)) {
                throw new IllegalArgumentException("this checkpoint could be written in another way");
            }
            return parsed;
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException("the time of a checkpoint is ISO 8601 in UTC", notATime);
        }
    }
}
