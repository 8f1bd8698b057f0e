package org.openmss.ca.issuance.domain;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The curves of users' keys (FIPS 186-4, D.1.2): y² = x³ − 3x + b over the integers modulo p. The order of each is prime. */
enum NamedCurve {
    P256(
            KeyKind.P256,
            "2a8648ce3d030107",
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
    P384(
            KeyKind.P384,
            "2b81040022",
            "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef"),
    P521(
            KeyKind.P521,
            "2b81040023",
            "01ff" + "ffffffffffffffffffffffffffffffff".repeat(4),
            "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf07"
                    + "3573df883d2c34f1ef451fd46b503f00");

    private static final BigInteger THREE = BigInteger.valueOf(3);
    private final KeyKind kind;
    private final String oid;
    private final BigInteger prime;
    private final BigInteger constant;

    NamedCurve(KeyKind kind, String oid, String prime, String constant) {
        this.kind = kind;
        this.oid = oid;
        this.prime = new BigInteger(prime, 16);
        this.constant = new BigInteger(constant, 16);
    }

    /** @param oid the content of the OBJECT IDENTIFIER in hex */
    static Optional<NamedCurve> ofOid(String oid) {
        return Arrays.stream(values()).filter(curve -> curve.oid.equals(oid)).findFirst();
    }

    KeyKind kind() {
        return kind;
    }

    /** In octets. */
    int coordinate() {
        return (prime.bitLength() + 7) / 8;
    }

    /** Infinity has no coordinates, and so cannot be asked for. */
    boolean has(BigInteger x, BigInteger y) {
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.multiply(y)
                        .mod(prime)
                        .equals(x.pow(3)
                                .subtract(x.multiply(THREE))
                                .add(constant)
                                .mod(prime));
    }
}
