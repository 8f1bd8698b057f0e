package org.openmss.ca.status.pkix;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspQuestion;
import org.openmss.ca.status.domain.OcspQuestion.About;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/**
 * Reads the question that nearly every client asks: about one certificate, unsigned, with a nonce that is not critical, or without. Whatever
 * else it may be is for {@link DerOcspMessages} to judge; what is read here, is read there in the same way ({@code CommonQuestionTest}).
 */
final class CommonQuestion {
    private static final int INTEGER = 0x02;
    private static final int EXPLICIT_2 = 0xa2;
    private static final int LONGEST_SERIAL = 20;
    private static final byte[] NONCE = HexFormat.of().parseHex("06092b0601050507300102");
    private static final Algorithm[] ALGORITHMS = {
        new Algorithm(IssuerHash.SHA_1, "300906052b0e03021a0500"),
        new Algorithm(IssuerHash.SHA_1, "300706052b0e03021a"),
        new Algorithm(IssuerHash.SHA_256, "300d06096086480165030402010500"),
        new Algorithm(IssuerHash.SHA_256, "300b0609608648016503040201"),
    };

    /** An AlgorithmIdentifier as it stands in a CertID, with NULL or without. */
    private static final class Algorithm {
        private final IssuerHash hash;
        private final byte[] der;

        Algorithm(IssuerHash hash, String hex) {
            this.hash = hash;
            this.der = HexFormat.of().parseHex(hex);
        }
    }

    private final byte[] der;
    private int at;

    private CommonQuestion(byte[] der) {
        this.der = der;
    }

    /** @return nothing where it is another question, or none */
    static Optional<OcspQuestion> read(byte[] der) {
        return new CommonQuestion(der).read();
    }

    private Optional<OcspQuestion> read() {
        int end = der.length;
        if (!enter(end, DerWriter.SEQUENCE, DerWriter.SEQUENCE)) {
            return Optional.empty();
        }
        int list = end(DerWriter.SEQUENCE, end);
        if (list < 0 || !enter(list, DerWriter.SEQUENCE)) {
            return Optional.empty();
        }
        var about = about(list);
        if (about.isEmpty()) {
            return Optional.empty();
        }
        if (at == end) {
            return Optional.of(new OcspQuestion(List.of(about.get()), Optional.empty()));
        }
        return nonce(end).map(nonce -> new OcspQuestion(List.of(about.get()), Optional.of(nonce)));
    }

    /** The last thing before {@code end} is a CertID. */
    private Optional<About> about(int end) {
        int start = at;
        if (!enter(end, DerWriter.SEQUENCE)) {
            return Optional.empty();
        }
        for (var algorithm : ALGORITHMS) {
            if (take(algorithm.der, end)) {
                return about(algorithm.hash, start, end);
            }
        }
        return Optional.empty();
    }

    private Optional<About> about(IssuerHash hash, int start, int end) {
        var nameHash = octets(end);
        var keyHash = nameHash.isEmpty() ? nameHash : octets(end);
        if (keyHash.isEmpty() || !enter(end, INTEGER)) {
            return Optional.empty();
        }
        return serial(end)
                .map(serial -> new About(
                        piece(start, end), Optional.of(hash), nameHash.get(), keyHash.get(), Optional.of(serial)));
    }

    /** A positive number of at most 20 octets without a needless zero before it. */
    private Optional<CertificateSerial> serial(int end) {
        int length = end - at;
        if (length < 1 || length > LONGEST_SERIAL || der[at] < 0 || der[at] == 0 && (length == 1 || der[at + 1] >= 0)) {
            return Optional.empty();
        }
        var number = new CertificateSerial(new BigInteger(der, at, length));
        at = end;
        return Optional.of(number);
    }

    private Optional<Bytes> nonce(int end) {
        boolean isThere = enter(end, EXPLICIT_2, DerWriter.SEQUENCE, DerWriter.SEQUENCE)
                && take(NONCE, end)
                && enter(end, DerWriter.OCTET_STRING, DerWriter.OCTET_STRING);
        int length = end - at;
        return isThere && length >= 1 && length <= DerOcspMessages.LONGEST_NONCE
                ? Optional.of(piece(at, end))
                : Optional.empty();
    }

    private Optional<Bytes> octets(int limit) {
        int end = end(DerWriter.OCTET_STRING, limit);
        if (end < 0) {
            return Optional.empty();
        }
        var octets = piece(at, end);
        at = end;
        return Optional.of(octets);
    }

    private Bytes piece(int start, int end) {
        return Bytes.of(Arrays.copyOfRange(der, start, end));
    }

    private boolean take(byte[] expected, int limit) {
        if (limit - at < expected.length
                || !Arrays.equals(der, at, at + expected.length, expected, 0, expected.length)) {
            return false;
        }
        at += expected.length;
        return true;
    }

    /** Goes into elements, one in the other, that all end where what surrounds them ends. */
    private boolean enter(int limit, int... tags) {
        for (int tag : tags) {
            if (end(tag, limit) != limit) {
                return false;
            }
        }
        return true;
    }

    /** Goes to the content of the element that begins here. @return where it ends, or -1 where there is no such element in DER */
    private int end(int tag, int limit) {
        if (limit - at < 2 || (der[at] & 0xff) != tag) {
            return -1;
        }
        int length = der[at + 1];
        int header = 2;
        if (length == (byte) 0x81 && limit - at > 2) {
            length = der[at + 2] & 0xff;
            header = 3;
            if (length < 0x80) {
                return -1;
            }
        } else if (length == (byte) 0x82 && limit - at > 3) {
            length = (der[at + 2] & 0xff) << 8 | der[at + 3] & 0xff;
            header = 4;
            if (length < 0x100) {
                return -1;
            }
        }
        if (length < 0 || limit - at - header < length) {
            return -1;
        }
        at += header;
        return at + length;
    }
}
