package org.openmss.handset.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openmss.handset.card.SimCard;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;

@Entity
@Table(name = "message")
class MessageRow {
    static final String OPEN = "OPEN";
    private static final String SIGN = "SIGN";
    private static final String GENERATE_KEYS = "GENERATE_KEYS";

    @Id
    @Column(name = "id")
    String id;

    @Column(name = "iccid")
    String iccid;

    @Column(name = "kind")
    String kind;

    @Column(name = "state")
    String state;

    @Column(name = "registration_id")
    @Nullable
    String registrationId;

    @Column(name = "registration_authority_key_id")
    @Nullable
    String registrationAuthorityKeyId;

    @Column(name = "nonce")
    byte[] nonce;

    @Column(name = "purpose")
    @Nullable
    String purpose;

    /** Of each document, as its text stands at the same place. */
    @Column(name = "hashes")
    byte @Nullable [][] hashes;

    @Column(name = "ap_name")
    @Nullable
    String apName;

    @Column(name = "texts")
    String @Nullable [] texts;

    @Column(name = "event_id")
    @Nullable
    String eventId;

    @Column(name = "language")
    @Nullable
    String language;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    static MessageRow of(Message message) {
        var row = new MessageRow();
        row.id = message.id();
        row.iccid = message.iccid().value();
        row.state = OPEN;
        switch (message) {
            case Message.GenerateKeys generate -> {
                row.kind = GENERATE_KEYS;
                row.registrationId = generate.order().registrationId().toString();
                row.registrationAuthorityKeyId = generate.order().registrationAuthorityKeyId();
                row.nonce = generate.order().nonce().toArray();
            }
            case Message.Show notice -> throw new IllegalArgumentException("a notice is no dialogue");
            case Message.Sign sign -> {
                row.kind = SIGN;
                row.purpose = sign.purpose().wireName();
                row.hashes = sign.hashes().stream().map(Bytes::toArray).toArray(byte[][]::new);
                row.texts =
                        sign.documents().stream().map(Message.Document::text).toArray(String[]::new);
                row.nonce = sign.nonce().toArray();
                row.apName = sign.apName();
                row.eventId = sign.eventId().orElse(null);
                row.language = sign.language().orElse(null);
                row.expiresAt = sign.expiresAt();
            }
        }
        return row;
    }

    Message toDomain() {
        var card = new Iccid(iccid);
        return kind.equals(SIGN)
                ? new Message.Sign(
                        id,
                        card,
                        KeyPurpose.ofWireName(present(purpose)),
                        documents(),
                        Bytes.of(nonce),
                        present(apName),
                        Optional.ofNullable(eventId),
                        Optional.ofNullable(language),
                        present(expiresAt))
                : new Message.GenerateKeys(
                        id,
                        card,
                        new SimCard.KeyOrder(
                                RegistrationId.parse(present(registrationId)),
                                Bytes.of(nonce),
                                present(registrationAuthorityKeyId)));
    }

    private List<Message.Document> documents() {
        var signed = present(hashes);
        var shown = present(texts);
        return IntStream.range(0, signed.length)
                .mapToObj(i -> new Message.Document(Bytes.of(signed[i]), shown[i]))
                .toList();
    }

    private static <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("a column that its kind demands is empty");
        }
        return column;
    }
}
