package org.openmss.audit.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.log.domain.LoggedRecord;
import org.openmss.audit.merkle.TreeHash;
import org.openmss.kernel.Bytes;

/** One line of an export, read to the letter: what no hash covers, another reader could take for a part of the record. */
sealed interface ExportLine {
    ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @param record none where the row has been deleted */
    record Entry(long index, long recordId, Bytes hash, Optional<LoggedRecord> record) implements ExportLine {}

    /** Signed between the entries. */
    record Sealed(SignedCheckpoint checkpoint) implements ExportLine {}

    /** A record that the sealer never saw. */
    record Stray(LoggedRecord record) implements ExportLine {}

    /** The last line. */
    record End(long entries) implements ExportLine {}

    /**
     * @throws IllegalArgumentException where it is none, or more than one, or has a member too many
     * @throws java.time.DateTimeException where a time is none
     */
    static ExportLine parse(String text) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            // The parser's own message would repeat the line.
            throw new IllegalArgumentException("a line is one JSON object");
        }
        if (line.has("index")) {
            boolean isThere = line.has("record");
            only(line, isThere ? Set.of("index", "recordId", "hash", "record") : Set.of("index", "recordId", "hash"));
            var hash = Bytes.ofBase64(text(line, "hash"));
            if (hash.length() != TreeHash.LENGTH) {
                throw new IllegalArgumentException("a leaf's hash is one of SHA-256");
            }
            return new Entry(
                    number(line, "index"),
                    number(line, "recordId"),
                    hash,
                    isThere ? Optional.of(record(line.get("record"))) : Optional.empty());
        }
        if (line.has("checkpoint")) {
            only(line, Set.of("checkpoint"));
            return new Sealed(SignedCheckpoint.parse(text(line, "checkpoint")));
        }
        if (line.has("stray")) {
            only(line, Set.of("stray"));
            return new Stray(record(line.get("stray")));
        }
        only(line, Set.of("end"));
        return new End(number(line, "end"));
    }

    private static LoggedRecord record(JsonNode record) {
        only(record, Set.of("id", "at", "actor", "action", "subject", "outcome"));
        var at = Instant.parse(text(record, "at"));
        if (!at.toString().equals(text(record, "at"))) {
            throw new IllegalArgumentException("this moment could be written in another way");
        }
        return new LoggedRecord(
                number(record, "id"),
                at,
                text(record, "actor"),
                text(record, "action"),
                text(record, "subject"),
                text(record, "outcome"));
    }

    private static void only(JsonNode object, Set<String> members) {
        var found = new TreeSet<String>();
        object.fieldNames().forEachRemaining(found::add);
        if (!object.isObject() || !found.equals(members)) {
            throw new IllegalArgumentException("expected the members " + members + " and no others");
        }
    }

    private static long number(JsonNode object, String member) {
        var value = object.get(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new IllegalArgumentException("'" + member + "' is a whole number");
        }
        return value.asLong();
    }

    private static String text(JsonNode object, String member) {
        var value = object.get(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'" + member + "' is text");
        }
        return value.asText();
    }
}
