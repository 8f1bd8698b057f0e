package org.openmss.ca.hierarchy.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;

/** What an EC key signs: by the platform, which uses the processor's own instructions. */
final class EcHash {
    private EcHash() {}

    static byte[] of(Content content, KeyAlgorithm algorithm) {
        try {
            var hash = MessageDigest.getInstance(
                    switch (algorithm) {
                        case P256 -> "SHA-256";
                        case P384 -> "SHA-384";
                        case RSA3072, RSA4096, MLDSA65 -> throw new IllegalStateException("not an EC key");
                    });
            content.feed((piece, length) -> hash.update(piece, 0, length));
            return hash.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java platform lacks a hash", missing);
        }
    }
}
