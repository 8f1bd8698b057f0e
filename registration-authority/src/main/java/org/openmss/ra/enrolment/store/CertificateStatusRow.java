package org.openmss.ra.enrolment.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.CertificateSerial;
import org.openmss.ra.enrolment.domain.CertificateStatus;
import org.openmss.ra.enrolment.domain.RevocationReason;
import org.openmss.ra.enrolment.domain.StatusNews;

@Entity
@Table(name = "certificate_status")
class CertificateStatusRow {
    @Id
    @Column(name = "serial")
    String serial;

    @Column(name = "state")
    String state;

    @Column(name = "reason")
    @Nullable
    String reason;

    @Column(name = "since")
    Instant since;

    @Column(name = "sequence")
    long sequence;

    @Column(name = "told")
    boolean told;

    @Column(name = "changed_at")
    Instant changedAt;

    StatusNews toDomain() {
        return new StatusNews(CertificateSerial.parse(serial), status(), sequence);
    }

    CertificateStatus status() {
        return switch (state) {
            case "VALID" -> new CertificateStatus.Valid(since);
            case "ON_HOLD" -> new CertificateStatus.OnHold(since);
            case "REVOKED" ->
                new CertificateStatus.Revoked(since, RevocationReason.ofWireName(Objects.requireNonNull(reason)));
            default -> throw new IllegalStateException("unknown state in the database: " + state);
        };
    }
}
