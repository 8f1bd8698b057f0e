package org.openmss.audit.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openmss.audit.log.domain.LogEntry;
import org.openmss.audit.log.domain.LoggedRecord;
import org.openmss.audit.log.domain.SealedLog;

/** The sealed log as lines of JSON, for the offline verifier: entries in their order, checkpoints between them, strays, an end line. */
@Singleton
public class ExportLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 1000;
    private static final int MOST_STRAYS = 1000;
    private final SealedLog log;

    public ExportLog(SealedLog log) {
        this.log = log;
    }

    /** Writes the log as far as it is sealed now, page by page. The stream stays open. */
    public void to(OutputStream out) throws IOException {
        long size = log.newest().map(newest -> newest.checkpoint().size()).orElse(0L);
        for (long from = 0; from < size; from += PAGE) {
            long before = Math.min(size, from + PAGE);
            var checkpoints = log.checkpoints(from, before).iterator();
            var checkpoint = checkpoints.hasNext() ? checkpoints.next() : null;
            for (var entry : log.entries(from, before, PAGE)) {
                while (checkpoint != null && checkpoint.checkpoint().size() <= entry.index()) {
                    write(Map.of("checkpoint", checkpoint.note()), out);
                    checkpoint = checkpoints.hasNext() ? checkpoints.next() : null;
                }
                write(entry(entry), out);
            }
            while (checkpoint != null) {
                write(Map.of("checkpoint", checkpoint.note()), out);
                checkpoint = checkpoints.hasNext() ? checkpoints.next() : null;
            }
        }
        for (var stray : log.strays(MOST_STRAYS)) {
            write(Map.of("stray", members(stray)), out);
        }
        write(Map.of("end", size), out);
    }

    private static Map<String, Object> entry(LogEntry entry) {
        var line = new LinkedHashMap<String, Object>();
        line.put("index", entry.index());
        line.put("recordId", entry.recordId());
        line.put("hash", entry.hash().toBase64());
        var record = entry.record();
        if (record != null) {
            line.put("record", members(record));
        }
        return line;
    }

    /** A record's members, as the auditors' door shows them too. */
    public static Map<String, Object> members(LoggedRecord record) {
        var members = new LinkedHashMap<String, Object>();
        members.put("id", record.id());
        members.put("at", record.at().toString());
        members.put("actor", record.actor());
        members.put("action", record.action());
        members.put("subject", record.subject());
        members.put("outcome", record.outcome());
        return members;
    }

    private static void write(Map<String, Object> line, OutputStream out) throws IOException {
        out.write(JSON.writeValueAsBytes(line));
        out.write('\n');
    }
}
