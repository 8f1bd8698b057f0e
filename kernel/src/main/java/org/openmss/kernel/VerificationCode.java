package org.openmss.kernel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Four digits that the application provider's page and the phone both show, so that the person sees that the two belong together.
 * Derived from SHA-256 over the hash of the data to be signed and a nonce of the transaction.
 */
public record VerificationCode(String value) {

    public VerificationCode {
        if (!value.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("a verification code is four digits");
        }
    }

    /** Of several documents that are signed with one PIN: over the SHA-256 of all their hashes, one after another. */
    public static VerificationCode of(List<Bytes> hashes, Bytes nonce) {
        if (hashes.size() == 1) {
            return of(hashes.getFirst(), nonce);
        }
        var all = new ByteArrayOutputStream();
        hashes.forEach(hash -> all.writeBytes(hash.toArray()));
        return of(Bytes.of(all.toByteArray()).sha256(), nonce);
    }

    /** The first eight octets of SHA-256(hash ‖ nonce), as an unsigned number, modulo 10 000. */
    public static VerificationCode of(Bytes hash, Bytes nonce) {
        byte[] input = ByteBuffer.allocate(hash.length() + nonce.length())
                .put(hash.toArray())
                .put(nonce.toArray())
                .array();
        long number = ByteBuffer.wrap(Bytes.of(input).sha256().toArray()).getLong();
        return new VerificationCode("%04d".formatted(Long.remainderUnsigned(number, 10_000)));
    }

    @Override
    public String toString() {
        return value;
    }
}
