package org.openmss.handset.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "answer")
class AnswerRow {
    @Id
    @Column(name = "message_id")
    String messageId;

    @Column(name = "outcome")
    String outcome;

    @Column(name = "signature")
    byte @Nullable [] signature;

    @Column(name = "delivered")
    boolean delivered;
}
