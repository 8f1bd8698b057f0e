package org.openmss.gateway.signature.domain;

import java.nio.charset.StandardCharsets;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;

/** What the signature covers (DataToBeSigned, TS 102 204, 8.2). */
public sealed interface DataToBeSigned {

    DigestAlgorithm algorithm();

    /** The hash of the content by that algorithm. */
    Bytes digest();

    /** A text: shown to the user, and signed as its UTF-8 bytes. */
    record Text(String text) implements DataToBeSigned {
        public Bytes content() {
            return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public DigestAlgorithm algorithm() {
            return DigestAlgorithm.SHA_256;
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

    /** The hash of a document that the application provider keeps; no second hash is made over it. */
    record Digest(DigestAlgorithm algorithm, Bytes digest) implements DataToBeSigned {
        public Digest {
            if (digest.length() != algorithm.octets()) {
                throw new IllegalArgumentException(
                        "a " + algorithm.wireName() + " digest has " + algorithm.octets() + " octets");
            }
        }
    }

    /** Octets that mean nothing to a human, such as a challenge: what the user sees is another text. */
    record Octets(Bytes content) implements DataToBeSigned {
        private static final int MOST = 4096;

        public Octets {
            if (content.length() == 0 || content.length() > MOST) {
                throw new IllegalArgumentException(
                        "1 to " + MOST + " octets can be signed as they are; of more, send the digest");
            }
        }

        @Override
        public DigestAlgorithm algorithm() {
            return DigestAlgorithm.SHA_256;
        }

        @Override
        public Bytes digest() {
            return content.sha256();
        }
    }

    /**
     * {@code application/octet-stream}: for PKCS#1 a DigestInfo in DER, whose hash is signed; else a challenge.
     *
     * @throws IllegalArgumentException says what is expected
     */
    static DataToBeSigned ofOctets(Bytes octets, SignatureFormat format) {
        return switch (format) {
            case PKCS1 -> {
                var hash = DigestAlgorithm.hashIn(octets);
                yield new Digest(DigestAlgorithm.ofHash(hash), hash);
            }
            case CMS, CADES_T, CADES_LT, PADES, XADES -> new Octets(octets);
        };
    }
}
