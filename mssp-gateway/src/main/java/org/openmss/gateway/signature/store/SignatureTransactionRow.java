package org.openmss.gateway.signature.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.ApTransactionId;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.EventId;
import org.openmss.gateway.signature.domain.RequestedServices;
import org.openmss.gateway.signature.domain.RequestedServices.NoSpam;
import org.openmss.gateway.signature.domain.RequestedServices.Service;
import org.openmss.gateway.signature.domain.SignatureFormat;
import org.openmss.gateway.signature.domain.SignatureOrder;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.domain.SignatureTransaction.AwaitingUser;
import org.openmss.gateway.signature.domain.TransactionId;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;

@Entity
@Table(name = "signature_transaction")
class SignatureTransactionRow {
    static final String AWAITING_USER = "AWAITING_USER";
    static final String SIGNED = "SIGNED";
    static final String FAILED = "FAILED";
    private static final String TEXT = "TEXT";
    private static final String DIGEST = "DIGEST";

    @Id
    @Column(name = "id")
    String id;

    @Column(name = "ap_id")
    String apId;

    @Column(name = "ap_transaction_id")
    String apTransactionId;

    @Column(name = "ap_name")
    String apName;

    @Column(name = "fingerprint")
    byte[] fingerprint;

    @Column(name = "msisdn")
    String msisdn;

    @Column(name = "iccid")
    String iccid;

    @Column(name = "registration_id")
    UUID registrationId;

    @Column(name = "certificate_id")
    UUID certificateId;

    @Column(name = "purpose")
    String purpose;

    @Column(name = "format")
    String format;

    @Column(name = "data_kind")
    String dataKind;

    @Column(name = "data")
    byte[] data;

    @Column(name = "display_text")
    String displayText;

    @Column(name = "event_id")
    @Nullable
    String eventId;

    @Column(name = "language")
    @Nullable
    String language;

    @Column(name = "services")
    String[] services;

    @Column(name = "attributes")
    byte @Nullable [] attributes;

    @Column(name = "hash")
    byte[] hash;

    @Column(name = "nonce")
    byte[] nonce;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "state")
    String state;

    @Column(name = "signature")
    byte @Nullable [] signature;

    @Column(name = "failure")
    @Nullable
    String failure;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    static SignatureTransactionRow of(AwaitingUser awaiting) {
        var order = awaiting.order();
        var row = new SignatureTransactionRow();
        row.id = order.id().value();
        row.apId = order.apId();
        row.apTransactionId = order.apTransactionId().value();
        row.apName = order.apName();
        row.fingerprint = order.fingerprint().toArray();
        row.msisdn = order.msisdn().value();
        row.iccid = order.iccid().value();
        row.registrationId = order.subscriber().value();
        row.certificateId = order.certificateId();
        row.purpose = order.purpose().wireName();
        row.format = order.format().name();
        row.dataKind = switch (order.data()) {
            case DataToBeSigned.Text text -> TEXT;
            case DataToBeSigned.Digest digest -> DIGEST;
        };
        row.data = switch (order.data()) {
            case DataToBeSigned.Text text -> text.content().toArray();
            case DataToBeSigned.Digest digest -> digest.digest().toArray();
        };
        row.displayText = order.display().value();
        row.eventId = order.services().eventId().map(EventId::value).orElse(null);
        row.language = order.services().language().orElse(null);
        row.services =
                order.services().answered().stream().map(Service::name).sorted().toArray(String[]::new);
        row.attributes = order.attributes() == null ? null : order.attributes().toArray();
        row.hash = order.hash().toArray();
        row.nonce = order.nonce().toArray();
        row.createdAt = order.createdAt();
        row.expiresAt = order.expiresAt();
        row.state = AWAITING_USER;
        return row;
    }

    SignatureTransaction toDomain() {
        return switch (state) {
            case AWAITING_USER -> new AwaitingUser(order());
            case SIGNED -> new SignatureTransaction.Signed(order(), Bytes.of(present(signature)), present(endedAt));
            case FAILED ->
                new SignatureTransaction.Failed(order(), FailureNames.parse(present(failure)), present(endedAt));
            default -> throw new IllegalStateException("unknown state in the database: " + state);
        };
    }

    private SignatureOrder order() {
        return new SignatureOrder(
                new TransactionId(id),
                apId,
                new ApTransactionId(apTransactionId),
                apName,
                Bytes.of(fingerprint),
                new Msisdn(msisdn),
                new Iccid(iccid),
                new RegistrationId(registrationId),
                certificateId,
                KeyPurpose.ofWireName(purpose),
                SignatureFormat.valueOf(format),
                dataKind.equals(TEXT)
                        ? new DataToBeSigned.Text(new String(data, StandardCharsets.UTF_8))
                        : new DataToBeSigned.Digest(Bytes.of(data)),
                DisplayText.stored(displayText),
                services(),
                attributes == null ? null : Bytes.of(attributes),
                Bytes.of(hash),
                Bytes.of(nonce),
                createdAt,
                expiresAt);
    }

    /** The noSpam code has done its work, and is not stored. */
    private RequestedServices services() {
        return new RequestedServices(
                Optional.ofNullable(eventId).map(EventId::new),
                Optional.ofNullable(language),
                NoSpam.NOT_SPOKEN_OF,
                Arrays.stream(services).map(Service::valueOf).collect(Collectors.toSet()));
    }

    private static <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("a column that its state demands is empty");
        }
        return column;
    }
}
