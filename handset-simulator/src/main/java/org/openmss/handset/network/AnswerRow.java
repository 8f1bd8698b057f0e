package org.openmss.handset.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import org.openmss.kernel.Bytes;

@Entity
@Table(name = "answer")
class AnswerRow {
    @Id
    @Column(name = "message_id")
    String messageId;

    @Column(name = "outcome")
    String outcome;

    @Column(name = "signatures")
    byte[][] signatures;

    @Column(name = "delivered")
    boolean delivered;

    Answer toDomain() {
        return new Answer(
                messageId,
                HomeMssp.Outcome.valueOf(outcome),
                Arrays.stream(signatures).map(Bytes::of).toList());
    }
}
