package org.openmss.audit.log.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.log.domain.LoggedRecord;
import org.openmss.audit.log.domain.RecordSearch;
import org.openmss.audit.log.domain.RecordSearch.Found;
import org.openmss.doors.Field;

/** The trail to look things up in, also what is not sealed yet. What proves something is the export. */
@Path("/audit/records")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("${mss.audit.reader-role:auditor}")
@RunOnVirtualThread
class RecordsResource {
    private static final long PAGE = 100;
    private static final long LARGEST_PAGE = 1000;
    private static final Set<String> PARAMETERS =
            Set.of("from", "until", "actor", "action", "subject", "after", "limit");
    private final RecordSearch.Records records;
    private final Reader reader;

    RecordsResource(RecordSearch.Records records, Reader reader) {
        this.records = records;
        this.reader = reader;
    }

    /** @param index the place in the sealed log */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordView(
            long id,
            Instant at,
            String actor,
            String action,
            String subject,
            String outcome,
            @Nullable Long index) {
        static RecordView of(Found found) {
            var record = found.record();
            return new RecordView(
                    record.id(),
                    record.at(),
                    record.actor(),
                    record.action(),
                    record.subject(),
                    record.outcome(),
                    found.index().orElse(null));
        }
    }

    /** @param next the {@code after} of the next page; none behind the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<RecordView> records, @Nullable Long next) {}

    @GET
    public Page find(
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable String actor,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String limit,
            @Context UriInfo uri,
            @Context SecurityContext caller) {
        Parameter.refuseUnknown(uri, PARAMETERS);
        var search = new RecordSearch(
                Parameter.moment("from", from),
                Parameter.moment("until", until),
                Parameter.text("actor", actor),
                Parameter.text("action", action),
                Parameter.text("subject", subject));
        int most =
                (int) (long) Parameter.number("limit", limit, 1, LARGEST_PAGE).orElse(PAGE);
        var last = Parameter.number("after", after, 1, Long.MAX_VALUE).map(this::known);
        reader.reads(caller, search.inWords());
        var found = records.find(search, last, most);
        var next = found.size() < most ? null : found.getLast().record().id();
        return new Page(found.stream().map(RecordView::of).toList(), next);
    }

    private LoggedRecord known(long id) {
        return Field.required(
                "after",
                records.get(id),
                (Optional<LoggedRecord> record) -> record.orElseThrow(() -> new IllegalArgumentException(
                        "there is no record of this id; take the 'next' of the page before")));
    }
}
