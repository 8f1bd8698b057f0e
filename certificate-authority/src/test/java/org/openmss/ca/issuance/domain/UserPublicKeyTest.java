package org.openmss.ca.issuance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.Card;
import org.openmss.kernel.Bytes;

class UserPublicKeyTest {
    private static final BigInteger F4 = BigInteger.valueOf(65537);
    private static final BigInteger TWO = BigInteger.TWO;
    /** Not for secrets: the same numbers at every run. */
    private static final Random CHANCE = new Random(1);

    private static final BigInteger SOUND = ((RSAPublicKey) Card.rsa(2048).getPublic()).getModulus();

    @ParameterizedTest
    @MethodSource
    void aSoundKeyIsTaken(KeyKind kind, KeyPair keys) {
        var encoded = Bytes.of(keys.getPublic().getEncoded());

        var key = UserPublicKey.of(encoded);

        assertThat(key.kind()).isEqualTo(kind);
        assertThat(key.subjectPublicKeyInfo()).isEqualTo(encoded);
        assertThat(key.bits())
                .isEqualTo(Bytes.of(SubjectPublicKeyInfo.getInstance(encoded.toArray())
                        .getPublicKeyData()
                        .getOctets()));
    }

    static Stream<Arguments> aSoundKeyIsTaken() {
        return Stream.of(
                Arguments.of(KeyKind.P256, Card.key("secp256r1")),
                Arguments.of(KeyKind.P384, Card.key("secp384r1")),
                Arguments.of(KeyKind.P521, Card.key("secp521r1")),
                Arguments.of(KeyKind.RSA, Card.rsa(2048)),
                Arguments.of(KeyKind.RSA, Card.rsa(3072)),
                Arguments.of(KeyKind.RSA, Card.rsa(4096)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void aKeyThatBreaksOneRuleIsRefusedByItsName(String rule, String what, Bytes key) {
        assertThatThrownBy(() -> UserPublicKey.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(rule + ": ")
                .hasMessageContaining(what);
    }

    static Stream<Arguments> aKeyThatBreaksOneRuleIsRefusedByItsName() {
        return Stream.of(
                Arguments.of("USR-7", "2048 to 4096", rsa(prime(512).multiply(prime(512)), F4)),
                Arguments.of("USR-7", "2048 to 4096", rsa(SOUND.negate(), F4)),
                Arguments.of("USR-7", "whole octets", rsa(prime(1025).multiply(prime(1025)), F4)),
                Arguments.of("USR-7", "is even", rsa(SOUND.subtract(BigInteger.ONE), F4)),
                Arguments.of("USR-7", "exponent", rsa(SOUND, BigInteger.ONE)),
                Arguments.of("USR-7", "exponent", rsa(SOUND, BigInteger.valueOf(3))),
                Arguments.of("USR-7", "exponent", rsa(SOUND, TWO.pow(16).subtract(BigInteger.ONE))),
                Arguments.of("USR-7", "exponent", rsa(SOUND, F4.add(BigInteger.ONE))),
                Arguments.of("USR-7", "exponent", rsa(SOUND, TWO.pow(256).add(BigInteger.ONE))),
                Arguments.of("USR-7", "exponent", rsa(SOUND, F4.negate())),
                Arguments.of("USR-9", "factor under 752", rsa(withFactor(751), F4)),
                Arguments.of("USR-9", "factor under 752", rsa(withFactor(3), F4)),
                Arguments.of("USR-9", "ROCA", rsa(roca(), F4)),
                Arguments.of("USR-9", "close to each other", rsa(closeFactors(), F4)),
                Arguments.of("USR-9", "close to each other", rsa(squared(), F4)),
                Arguments.of("USR-7", "not on P-256", offTheCurve("secp256r1")),
                Arguments.of("USR-7", "not on P-384", offTheCurve("secp384r1")),
                Arguments.of("USR-7", "not on P-521", offTheCurve("secp521r1")),
                Arguments.of("USR-7", "not on P-256", changed(p256(), "(?<=03420004).{128}", "f".repeat(128))),
                Arguments.of(
                        "USR-7",
                        "P-256, P-384 or P-521",
                        changed(p256(), "06082a8648ce3d030107", "06082a8648ce3d030101")),
                Arguments.of(
                        "USR-7", "uncompressed", hex("3019301306072a8648ce3d020106082a8648ce3d0301070302" + "0000")),
                Arguments.of(
                        "USR-7",
                        "uncompressed",
                        changed(changed(p256(), "^3059", "3039"), "03420004(.{64}).{64}", "03220002$1")),
                Arguments.of("ENC-6", "named curve", hex("3013300d06072a8648ce3d02013002050003020004")),
                Arguments.of("USR-7", "RSA (rsaEncryption) or EC", hex("300c300506032b6570030300" + "0102")),
                Arguments.of("ENC-5", "NULL", changed(rsa(SOUND, F4), "0500", "0400")),
                Arguments.of("ENC-1", "DER", changed(p256(), "^3059", "308159")),
                Arguments.of("ENC-1", "DER", Bytes.of(new byte[0])),
                Arguments.of("ENC-1", "DER", hex("3003020100")));
    }

    @Test
    void noSoundKeyHasTheFormOfRoca() {
        Stream.generate(() -> prime(512).multiply(prime(512)))
                .limit(20)
                .forEach(modulus -> assertThat(Roca.made(modulus)).isFalse());
    }

    // ---- how keys are broken

    private static BigInteger prime(int bits) {
        return BigInteger.probablePrime(bits, CHANCE);
    }

    private static BigInteger withFactor(int factor) {
        var rest = BigInteger.probablePrime(2048 - BigInteger.valueOf(factor).bitLength(), CHANCE);
        var modulus = rest.multiply(BigInteger.valueOf(factor));
        return modulus.bitLength() == 2048 ? modulus : withFactor(factor);
    }

    /** As the faulty library did: each prime is k·M + 65537^a mod M, M the product of the first 126 primes. */
    private static BigInteger roca() {
        var modulus = rocaPrime().multiply(rocaPrime());
        return modulus.bitLength() == 2048 ? modulus : roca();
    }

    private static BigInteger rocaPrime() {
        var product = BigInteger.ONE;
        var next = TWO;
        for (int i = 0; i < 126; i++) {
            product = product.multiply(next);
            next = next.nextProbablePrime();
        }
        BigInteger candidate;
        do {
            var factor = new BigInteger(1024 - product.bitLength(), CHANCE);
            candidate = factor.multiply(product).add(F4.modPow(new BigInteger(254, CHANCE), product));
        } while (candidate.bitLength() != 1024 || !candidate.isProbablePrime(30));
        return candidate;
    }

    private static BigInteger closeFactors() {
        var one = prime(1024).setBit(1022);
        var modulus = one.nextProbablePrime().multiply(one.nextProbablePrime().nextProbablePrime());
        return modulus.bitLength() == 2048 ? modulus : closeFactors();
    }

    private static BigInteger squared() {
        var square = prime(1024).pow(2);
        return square.bitLength() == 2048 ? square : squared();
    }

    private static Bytes rsa(BigInteger modulus, BigInteger exponent) {
        try {
            return Bytes.of(new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            new DERSequence(new ASN1Encodable[] {new ASN1Integer(modulus), new ASN1Integer(exponent)}))
                    .getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes p256() {
        return new Card().publicKey();
    }

    private static Bytes offTheCurve(String curve) {
        byte[] key = Card.key(curve).getPublic().getEncoded();
        key[key.length - 1] ^= 1;
        return Bytes.of(key);
    }

    private static Bytes changed(Bytes key, String before, String after) {
        return hex(key.toHex().replaceFirst(before, after));
    }

    private static Bytes hex(String text) {
        return Bytes.of(HexFormat.of().parseHex(text));
    }
}
