package org.openmss.ca.notification.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.ca.notification.domain.StatusNews;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.kernel.CertificateSerial;

/** Written by the database itself, when the state of a certificate changes. */
@Entity
@Table(name = "status_news")
class StatusNewsRow {
    @Id
    @Column(name = "id")
    long id;

    @Column(name = "serial")
    String serial;

    @Column(name = "sequence")
    long sequence;

    @Column(name = "state")
    String state;

    @Column(name = "reason")
    @Nullable
    Short reason;

    @Column(name = "since")
    Instant since;

    @Column(name = "attempts")
    int attempts;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "created_at")
    Instant createdAt;

    StatusNews toDomain() {
        return new StatusNews(
                id, CertificateSerial.parse(serial), sequence, StatusNews.State.valueOf(state), since, reason());
    }

    private Optional<RevocationReason> reason() {
        return Optional.ofNullable(reason).map(RevocationReason::of).filter(RevocationReason::isFinal);
    }
}
