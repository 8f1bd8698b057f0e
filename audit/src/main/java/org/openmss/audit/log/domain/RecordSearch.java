package org.openmss.audit.log.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What an auditor looks for in the trail. Whatever is not said does not matter.
 *
 * @param from the first moment
 * @param until the first moment that is not meant any more
 */
public record RecordSearch(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> actor,
        Optional<String> action,
        Optional<String> subject) {

    /** For the record of the search. */
    public String inWords() {
        var words = new StringJoiner(" ").setEmptyValue("all");
        from.ifPresent(value -> words.add("from=" + value));
        until.ifPresent(value -> words.add("until=" + value));
        actor.ifPresent(value -> words.add("actor=" + value));
        action.ifPresent(value -> words.add("action=" + value));
        subject.ifPresent(value -> words.add("subject=" + value));
        return words.toString();
    }

    /** Where records are found. */
    public interface Records {

        /** In the order of time, and of one moment in that of their ids; from the one behind {@code after}. */
        List<Found> find(RecordSearch search, Optional<LoggedRecord> after, int limit);

        Optional<LoggedRecord> get(long id);
    }

    /**
     * A record of the trail.
     *
     * @param index its place in the sealed log; empty where it is not sealed
     */
    public record Found(LoggedRecord record, Optional<Long> index) {}
}
