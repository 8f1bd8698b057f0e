package org.openmss.handset.card;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "phone")
class PhoneRow {
    @Id
    @Column(name = "iccid")
    String iccid;

    @Column(name = "msisdn")
    String msisdn;

    @Column(name = "token_sha256")
    byte[] tokenSha256;

    @Column(name = "image")
    byte[] image;

    /** Two who use one card at once: the second one's write is refused, so a try is never counted away. */
    @Version
    @Column(name = "version")
    long version;

    @Column(name = "created_at")
    Instant createdAt;
}
