package org.openmss.gateway.signature.domain;

import java.nio.charset.StandardCharsets;
import org.openmss.kernel.Bytes;

/** What the signature covers (DataToBeSigned, TS 102 204, 8.2). */
public sealed interface DataToBeSigned {

    /** SHA-256 of the content. */
    Bytes digest();

    /** A text: shown to the user, and signed as its UTF-8 bytes. */
    record Text(String text) implements DataToBeSigned {
        public Bytes content() {
            return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Bytes digest() {
            return content().sha256();
        }

        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    /** The SHA-256 of a document that the application provider keeps; no second hash is made over it. */
    record Digest(Bytes digest) implements DataToBeSigned {
        private static final int SHA256_OCTETS = 32;

        public Digest {
            if (digest.length() != SHA256_OCTETS) {
                throw new IllegalArgumentException("a SHA-256 digest has 32 octets");
            }
        }
    }
}
