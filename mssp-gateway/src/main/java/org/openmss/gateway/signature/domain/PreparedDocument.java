package org.openmss.gateway.signature.domain;

import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;

/**
 * A document, ready for the card.
 *
 * @param attributes the signed attributes in DER, or the XML signature that waits for its value; absent for PKCS#1
 * @param hash what the card signs, by the digest algorithm of the data
 */
public record PreparedDocument(Document document, @Nullable Bytes attributes, Bytes hash) {

    public DataToBeSigned data() {
        return document.data();
    }

    public DisplayText display() {
        return document.display();
    }

    @Override
    public String toString() {
        return "PreparedDocument[…]";
    }
}
