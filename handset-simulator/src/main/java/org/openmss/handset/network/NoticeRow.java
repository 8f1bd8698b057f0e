package org.openmss.handset.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.openmss.kernel.Iccid;

@Entity
@Table(name = "notice")
class NoticeRow {
    @Id
    @Column(name = "id")
    String id;

    @Column(name = "iccid")
    String iccid;

    @Column(name = "ap_name")
    String apName;

    @Column(name = "text")
    String text;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "state")
    String state;

    Message.Show toDomain() {
        return new Message.Show(id, new Iccid(iccid), apName, text, expiresAt);
    }
}
