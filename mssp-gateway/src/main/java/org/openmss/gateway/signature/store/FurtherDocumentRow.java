package org.openmss.gateway.signature.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.domain.DisplayText;
import org.openmss.gateway.signature.domain.Document;
import org.openmss.gateway.signature.domain.PreparedDocument;
import org.openmss.kernel.Bytes;

/** A document beside the first. */
@Embeddable
class FurtherDocumentRow {
    @Column(name = "reference")
    @Nullable
    String reference;

    @Column(name = "data_kind")
    String dataKind;

    @Column(name = "data")
    byte[] data;

    @Column(name = "display_text")
    String displayText;

    @Column(name = "attributes")
    byte @Nullable [] attributes;

    @Column(name = "hash")
    byte[] hash;

    @Column(name = "signature")
    byte @Nullable [] signature;

    static FurtherDocumentRow of(PreparedDocument document) {
        var row = new FurtherDocumentRow();
        row.reference = document.document().reference().orElse(null);
        row.dataKind = DataColumns.kind(document.data());
        row.data = DataColumns.content(document.data());
        row.displayText = document.display().value();
        row.attributes =
                document.attributes() == null ? null : document.attributes().toArray();
        row.hash = document.hash().toArray();
        return row;
    }

    PreparedDocument toDomain() {
        return new PreparedDocument(
                new Document(
                        DataColumns.data(dataKind, data),
                        DisplayText.stored(displayText),
                        Optional.ofNullable(reference)),
                attributes == null ? null : Bytes.of(attributes),
                Bytes.of(hash));
    }
}
