package org.openmss.ca.issuance.domain;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.openmss.kernel.Bytes;

/** A user's key: on P-256, named by its OID, uncompressed, and a point that is on the curve (certificate profile USR-7, ENC-6). */
public record UserPublicKey(Bytes subjectPublicKeyInfo) {
    private static final byte[] HEADER =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
    private static final int COORDINATE = 32;
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    private static final BigInteger THREE = BigInteger.valueOf(3);

    public UserPublicKey {
        byte[] info = subjectPublicKeyInfo.toArray();
        if (info.length != HEADER.length + 2 * COORDINATE
                || !Arrays.equals(info, 0, HEADER.length, HEADER, 0, HEADER.length)) {
            throw new IllegalArgumentException(
                    "a user's key is the DER SubjectPublicKeyInfo of an uncompressed point on the named curve P-256");
        }
        var x = new BigInteger(1, info, HEADER.length, COORDINATE);
        var y = new BigInteger(1, info, HEADER.length + COORDINATE, COORDINATE);
        if (x.compareTo(P) >= 0
                || y.compareTo(P) >= 0
                || !y.multiply(y)
                        .mod(P)
                        .equals(x.pow(3).subtract(x.multiply(THREE)).add(B).mod(P))) {
            throw new IllegalArgumentException("the point is not on P-256");
        }
    }

    /** What a subjectKeyIdentifier is computed from: the content of the BIT STRING without its count of unused bits. */
    Bytes bits() {
        byte[] info = subjectPublicKeyInfo.toArray();
        return Bytes.of(Arrays.copyOfRange(info, HEADER.length - 1, info.length));
    }
}
