package org.openmss.gateway.subscriber.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "subscriber")
class SubscriberRow {
    static final String PENDING_KEY = "PENDING_KEY";
    static final String ACTIVE = "ACTIVE";
    static final String REVOKED = "REVOKED";

    @Id
    @Column(name = "registration_id")
    UUID registrationId;

    @Column(name = "msisdn")
    String msisdn;

    @Column(name = "iccid")
    String iccid;

    @Column(name = "state")
    String state;

    @Column(name = "changed_at")
    Instant changedAt;
}
