package org.openmss.gateway.signature.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.ApTransactionId;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.EventId;
import org.openmss.gateway.signature.domain.PreparedDocument;
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

    /** Of the first document, like its data, its text, its hash and its signature. */
    @Column(name = "attributes")
    byte @Nullable [] attributes;

    @Column(name = "documents")
    int documents;

    @ElementCollection
    @CollectionTable(name = "further_document", joinColumns = @JoinColumn(name = "transaction_id"))
    @OrderColumn(name = "position")
    List<FurtherDocumentRow> furtherDocuments = new ArrayList<>();

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
        var first = order.documents().getFirst();
        row.documents = order.documents().size();
        row.dataKind = DataColumns.kind(first.data());
        row.data = DataColumns.content(first.data());
        row.displayText = first.display().value();
        row.attributes = first.attributes() == null ? null : first.attributes().toArray();
        row.hash = first.hash().toArray();
        order.documents().stream().skip(1).map(FurtherDocumentRow::of).forEach(row.furtherDocuments::add);
        row.eventId = order.services().eventId().map(EventId::value).orElse(null);
        row.language = order.services().language().orElse(null);
        row.services =
                order.services().answered().stream().map(Service::name).sorted().toArray(String[]::new);
        row.nonce = order.nonce().toArray();
        row.createdAt = order.createdAt();
        row.expiresAt = order.expiresAt();
        row.state = AWAITING_USER;
        return row;
    }

    SignatureTransaction toDomain() {
        return switch (state) {
            case AWAITING_USER -> new AwaitingUser(order());
            case SIGNED -> new SignatureTransaction.Signed(order(), signatures(), present(endedAt));
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
                documents(),
                services(),
                Bytes.of(nonce),
                createdAt,
                expiresAt);
    }

    private List<PreparedDocument> documents() {
        var first = new PreparedDocument(
                new Document(DataColumns.data(dataKind, data), DisplayText.stored(displayText)),
                attributes == null ? null : Bytes.of(attributes),
                Bytes.of(hash));
        return Stream.concat(Stream.of(first), further().map(FurtherDocumentRow::toDomain))
                .toList();
    }

    private List<Bytes> signatures() {
        return Stream.concat(
                        Stream.of(Bytes.of(present(signature))), further().map(row -> Bytes.of(present(row.signature))))
                .toList();
    }

    /** Nearly every transaction has one document, and then nothing more is read. */
    private Stream<FurtherDocumentRow> further() {
        return documents == 1 ? Stream.empty() : furtherDocuments.stream();
    }

    /** The noSpam code has done its work, and is not stored. */
    private RequestedServices services() {
        return new RequestedServices(
                Optional.ofNullable(eventId).map(EventId::new),
                Optional.ofNullable(language),
                NoSpam.NOT_SPOKEN_OF,
                Arrays.stream(services).map(Service::valueOf).collect(Collectors.toSet()));
    }

    static <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("a column that its state demands is empty");
        }
        return column;
    }
}
