package org.openmss.gateway.subscriber.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.subscriber.domain.NoSpamCode;
import org.openmss.gateway.subscriber.domain.Preferences;
import org.openmss.kernel.KeyPurpose;

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

    @Column(name = "no_spam_code")
    @Nullable
    String noSpamCode;

    @Column(name = "blocked")
    boolean blocked;

    @Column(name = "blocked_profiles")
    String[] blockedProfiles;

    @Column(name = "blocked_providers")
    String[] blockedProviders;

    Preferences preferences() {
        return new Preferences(
                Optional.ofNullable(noSpamCode).map(NoSpamCode::new),
                blocked,
                Arrays.stream(blockedProfiles).map(KeyPurpose::ofWireName).collect(Collectors.toSet()),
                Set.of(blockedProviders));
    }
}
