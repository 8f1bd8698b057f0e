package org.openmss.audit.verify;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a file that somebody else has made: none is so long that it fills the memory. */
final class BoundedLines {
    /** A record has some hundred characters, a checkpoint with sixteen signatures of ML-DSA-65 some 70,000. */
    private static final int LONGEST = 200_000;

    private final Reader reader;
    private final char[] buffer = new char[8192];
    private int from;
    private int until;

    BoundedLines(Reader reader) {
        this.reader = reader;
    }

    /** The next line, empty where it is too long, null behind the last. */
    @Nullable
    String next() throws IOException {
        var line = new StringBuilder();
        boolean isTooLong = false;
        boolean isThere = false;
        while (fill()) {
            isThere = true;
            int end = from;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            if (line.length() + end - from > LONGEST) {
                isTooLong = true;
            } else {
                line.append(buffer, from, end - from);
            }
            boolean isEnded = end < until;
            from = isEnded ? end + 1 : end;
            if (isEnded) {
                break;
            }
        }
        return isThere ? isTooLong ? "" : line.toString() : null;
    }

    private boolean fill() throws IOException {
        if (from == until) {
            from = 0;
            until = Math.max(0, reader.read(buffer));
        }
        return from < until;
    }
}
