package org.openmss.handset.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
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

    @Column(name = "hash")
    byte @Nullable [] hash;

    @Column(name = "ap_name")
    @Nullable
    String apName;

    @Column(name = "text")
    @Nullable
    String text;

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
            case Message.Sign sign -> {
                row.kind = SIGN;
                row.purpose = sign.purpose().wireName();
                row.hash = sign.hash().toArray();
                row.nonce = sign.nonce().toArray();
                row.apName = sign.apName();
                row.text = sign.text();
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
                        Bytes.of(present(hash)),
                        Bytes.of(nonce),
                        present(apName),
                        present(text),
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

    private static <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("a column that its kind demands is empty");
        }
        return column;
    }
}
