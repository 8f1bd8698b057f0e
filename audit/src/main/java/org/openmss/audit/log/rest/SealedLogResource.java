package org.openmss.audit.log.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.openmss.audit.checkpoint.AuditKey;
import org.openmss.audit.checkpoint.SignedCheckpoint;
import org.openmss.audit.log.ExportLog;
import org.openmss.audit.log.ProveRecords;
import org.openmss.audit.log.SealingKeys;
import org.openmss.audit.log.domain.LogEntry;
import org.openmss.audit.log.domain.SealedLog;
import org.openmss.doors.Field;
import org.openmss.doors.Problem;
import org.openmss.kernel.Bytes;

/** The sealed log: its checkpoints, proofs of what is in it, and all of it as a file for the offline verifier. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("${mss.audit.reader-role:auditor}")
@RunOnVirtualThread
class SealedLogResource {
    private static final String NOTE = "text/plain;charset=UTF-8";
    private final SealedLog log;
    private final ProveRecords proofs;
    private final ExportLog export;
    private final SealingKeys keys;
    private final Reader reader;

    SealedLogResource(SealedLog log, ProveRecords proofs, ExportLog export, SealingKeys keys, Reader reader) {
        this.log = log;
        this.proofs = proofs;
        this.export = export;
        this.keys = keys;
        this.reader = reader;
    }

    /**
     * RFC 9162, 2.1.3: hashes in base64, from the leaf's sibling upwards.
     *
     * @param checkpoint the signed note whose root the path leads to
     */
    record Inclusion(long recordId, long index, String leafHash, long size, List<String> path, String checkpoint) {}

    /** RFC 9162, 2.1.4. */
    record Consistency(long from, long to, List<String> path) {}

    /** The signed note alone (C2SP tlog-checkpoint), to be kept where this service's operators cannot reach it. */
    @GET
    @Path("checkpoint")
    @Produces(NOTE)
    public String checkpoint(@RestQuery @Nullable String size) {
        return at("size", size).note();
    }

    @GET
    @Path("inclusion")
    public Inclusion inclusion(@RestQuery @Nullable String record, @RestQuery @Nullable String size) {
        Field.required("record", record, given -> given);
        long recordId =
                Parameter.number("record", record, 1, Long.MAX_VALUE).orElseThrow(SealedLogResource::unknownRecord);
        var entry = log.entryOf(recordId).orElseThrow(() -> log.hasRecord(recordId) ? notSealed() : unknownRecord());
        var checkpoint = at("size", size);
        long treeSize = checkpoint.checkpoint().size();
        if (entry.index() >= treeSize) {
            throw Problem.of(
                            409,
                            "not-in-checkpoint",
                            "The record was sealed later",
                            "it is entry " + entry.index() + ": ask with a 'size' above that, or without one")
                    .exception();
        }
        return proof(entry, checkpoint);
    }

    private Inclusion proof(LogEntry entry, SignedCheckpoint checkpoint) {
        long size = checkpoint.checkpoint().size();
        return new Inclusion(
                entry.recordId(),
                entry.index(),
                entry.hash().toBase64(),
                size,
                base64(proofs.inclusion(entry.index(), size).path()),
                checkpoint.note());
    }

    @GET
    @Path("consistency")
    public Consistency consistency(@RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        Field.required("from", from, given -> given);
        long earlier = at("from", from).checkpoint().size();
        long later = at("to", to).checkpoint().size();
        if (earlier > later) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "A member's value cannot be used",
                            "'from' is the size of the earlier checkpoint, 'to' of the later one")
                    .with("field", "from")
                    .exception();
        }
        return new Consistency(
                earlier, later, base64(proofs.consistency(earlier, later).path()));
    }

    /** What this service signs with. It proves nothing about this service: trust the copy that came another way. */
    @GET
    @Path("key")
    @Produces(NOTE)
    public String key() {
        var all = keys.all();
        if (all.isEmpty()) {
            throw Problem.of(
                            404,
                            "no-audit-key",
                            "This service has no audit key",
                            "its records are not sealed: mss.audit.key.file names no key")
                    .exception();
        }
        return all.stream().map(AuditKey::pem).collect(Collectors.joining());
    }

    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    public StreamingOutput export(@Context SecurityContext context) {
        var newest = at("size", null).checkpoint();
        String caller = Reader.name(context);
        reader.exports(caller, newest.origin(), "begun-at-" + newest.size());
        return out -> write(caller, newest.origin(), out);
    }

    private void write(String caller, String origin, OutputStream out) throws IOException {
        boolean isComplete = false;
        try {
            export.to(out);
            isComplete = true;
        } finally {
            reader.exports(caller, origin, isComplete ? "done" : "cut-off");
        }
    }

    private SignedCheckpoint at(String name, @Nullable String size) {
        var newest = log.newest()
                .orElseThrow(() -> Problem.of(
                                404,
                                "no-checkpoint",
                                "Nothing is sealed yet",
                                "records are sealed within seconds where mss.audit.key.file names a key")
                        .exception());
        return Parameter.number(name, size, 1, Long.MAX_VALUE)
                .map(wanted -> log.checkpoint(wanted)
                        .orElseThrow(() -> Problem.of(
                                        404,
                                        "unknown-checkpoint",
                                        "There is no checkpoint of this size",
                                        "the newest is at "
                                                + newest.checkpoint().size() + "; the export holds them all")
                                .with("field", name)
                                .exception()))
                .orElse(newest);
    }

    private static RuntimeException unknownRecord() {
        return Problem.of(404, "unknown-record", "No such record", "GET /audit/records finds the ids of records")
                .exception();
    }

    private static RuntimeException notSealed() {
        return Problem.of(
                        409,
                        "not-sealed-yet",
                        "The record is not sealed yet",
                        "ask again in a few seconds; sealing waits for transactions that still run")
                .exception();
    }

    private static List<String> base64(List<Bytes> hashes) {
        return hashes.stream().map(Bytes::toBase64).toList();
    }
}
