package org.openmss.ca.revocation.bulk.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Done;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Progress;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Running;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Stopped;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Terms;

@Entity
@Table(name = "bulk_revocation")
class BulkRevocationRow {
    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "scope")
    String scope;

    @Column(name = "reason")
    short reason;

    @Column(name = "invalidity_date")
    @Nullable
    Instant invalidityDate;

    @Column(name = "proposed_by")
    String proposedBy;

    @Column(name = "approved_by")
    String approvedBy;

    @Column(name = "approved_at")
    Instant approvedAt;

    @Column(name = "state")
    String state;

    @Column(name = "certificates")
    long certificates;

    @Column(name = "revoked")
    long revoked;

    @Column(name = "revoked_before")
    long revokedBefore;

    @Column(name = "changed_at")
    Instant changedAt;

    static BulkRevocationRow of(Terms terms) {
        var row = new BulkRevocationRow();
        row.id = terms.id();
        row.scope = terms.scope();
        row.reason = (short) terms.reason().code();
        row.invalidityDate = terms.invalidityDate().orElse(null);
        row.proposedBy = terms.proposedBy();
        row.approvedBy = terms.approvedBy();
        row.approvedAt = terms.approvedAt();
        row.state = "RUNNING";
        row.changedAt = terms.approvedAt();
        return row;
    }

    BulkRevocation toDomain() {
        var terms = new Terms(
                id,
                scope,
                RevocationReason.of(reason),
                Optional.ofNullable(invalidityDate),
                proposedBy,
                approvedBy,
                approvedAt);
        var progress = new Progress(certificates, revoked, revokedBefore);
        return switch (state) {
            case "RUNNING" -> new Running(terms, progress);
            case "STOPPED" -> new Stopped(terms, progress);
            case "DONE" -> new Done(terms, progress);
            default -> throw new IllegalStateException("unknown state in the database: " + state);
        };
    }
}
