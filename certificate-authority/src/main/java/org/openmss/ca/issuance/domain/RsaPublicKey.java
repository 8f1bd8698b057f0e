package org.openmss.ca.issuance.domain;

import static org.openmss.ca.issuance.domain.Rule.require;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.openmss.kernel.Bytes;

/** An RSA key of 2048 to 4096 bits whose numbers show none of the known faults (certificate profile USR-7, USR-9). */
public final class RsaPublicKey implements UserPublicKey {
    static final String ALGORITHM = "2a864886f70d010101";
    private static final byte[] NULL = HexFormat.of().parseHex("0500");
    private static final int FEWEST_BITS = 2048;
    private static final int MOST_BITS = 4096;
    private static final int MOST_EXPONENT_BITS = 256;
    private static final BigInteger EXPONENTS_ARE_OVER = BigInteger.ONE.shiftLeft(16);
    /** As far as the CA/Browser Forum's Baseline Requirements look, 6.1.6. */
    private static final int LARGEST_SMALL_FACTOR = 751;

    private static final BigInteger SMALL_PRIMES = IntStream.rangeClosed(3, LARGEST_SMALL_FACTOR)
            .mapToObj(BigInteger::valueOf)
            .filter(number -> number.isProbablePrime(50))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    /** As many as the Baseline Requirements ask for. */
    private static final int FERMAT_ROUNDS = 100;

    private final Bytes subjectPublicKeyInfo;
    private final BigInteger modulus;
    private final BigInteger exponent;

    private RsaPublicKey(Bytes subjectPublicKeyInfo, BigInteger modulus, BigInteger exponent) {
        this.subjectPublicKeyInfo = subjectPublicKeyInfo;
        this.modulus = modulus;
        this.exponent = exponent;
    }

    @Override
    public Bytes subjectPublicKeyInfo() {
        return subjectPublicKeyInfo;
    }

    public BigInteger modulus() {
        return modulus;
    }

    public BigInteger exponent() {
        return exponent;
    }

    @Override
    public KeyKind kind() {
        return KeyKind.RSA;
    }

    static RsaPublicKey read(Bytes info, DerValue algorithm, byte[] bits) {
        require(
                algorithm.children().size() == 2
                        && Arrays.equals(algorithm.children().get(1).encoded(), NULL),
                "ENC-5",
                "rsaEncryption has the parameters NULL");
        var key = sequence(bits);
        require(
                key.is(DerValue.SEQUENCE) && key.children().size() == 2,
                "ENC-1",
                "an RSA key is a SEQUENCE of modulus and exponent");
        var modulus = new BigInteger(key.child(0, DerValue.INTEGER).content());
        var exponent = new BigInteger(key.child(1, DerValue.INTEGER).content());
        checkModulus(modulus);
        require(
                exponent.testBit(0)
                        && exponent.compareTo(EXPONENTS_ARE_OVER) > 0
                        && exponent.bitLength() <= MOST_EXPONENT_BITS,
                "USR-7",
                "an RSA exponent is odd, over 2^16 and under 2^256; make the key with 65537");
        return new RsaPublicKey(info, modulus, exponent);
    }

    private static void checkModulus(BigInteger modulus) {
        int bits = modulus.bitLength();
        require(
                modulus.signum() > 0 && bits >= FEWEST_BITS && bits <= MOST_BITS && bits % 8 == 0,
                "USR-7",
                "an RSA modulus has " + FEWEST_BITS + " to " + MOST_BITS
                        + " bits, in whole octets; make a key of 3072 bits");
        require(modulus.testBit(0), "USR-7", "the RSA modulus is even; make a new key with a sound generator");
        require(
                modulus.gcd(SMALL_PRIMES).equals(BigInteger.ONE),
                "USR-9",
                "the RSA modulus has a factor under 752; make a new key with a sound generator");
        require(
                !Roca.made(modulus),
                "USR-9",
                "the RSA modulus has the form of the ROCA fault (CVE-2017-15361): its private key can be computed; make a"
                        + " new key outside the faulty chip, or one of another kind");
        require(
                !hasCloseFactors(modulus),
                "USR-9",
                "the RSA modulus has two factors close to each other: its private key can be computed; make a new key with a"
                        + " sound generator");
    }

    /** Fermat's way of finding two factors of nearly the same size. */
    private static boolean hasCloseFactors(BigInteger modulus) {
        BigInteger[] root = modulus.sqrtAndRemainder();
        if (root[1].signum() == 0) {
            return true;
        }
        BigInteger middle = root[0].add(BigInteger.ONE);
        for (int round = 0; round < FERMAT_ROUNDS; round++) {
            BigInteger square = middle.multiply(middle).subtract(modulus);
            if (maybeSquare(square) && square.sqrtAndRemainder()[1].signum() == 0) {
                return true;
            }
            middle = middle.add(BigInteger.ONE);
        }
        return false;
    }

    /** A square ends in 0, 1, 4 or 9, counted in sixteens; most others need no root. */
    private static boolean maybeSquare(BigInteger number) {
        int end = number.intValue() & 15;
        return end == 0 || end == 1 || end == 4 || end == 9;
    }

    private static DerValue sequence(byte[] bits) {
        try {
            return DerValue.parse(bits);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("ENC-1: the RSA key is not DER: " + malformed.getMessage(), malformed);
        }
    }
}
