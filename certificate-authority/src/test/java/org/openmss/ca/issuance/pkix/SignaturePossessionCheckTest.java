package org.openmss.ca.issuance.pkix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.Card;
import org.openmss.ca.issuance.domain.SignatureHash;
import org.openmss.ca.issuance.domain.UserPublicKey;
import org.openmss.kernel.Bytes;

class SignaturePossessionCheckTest {
    private static final Bytes CONTENT = Bytes.of(new byte[] {1, 2, 3});
    private final SignaturePossessionCheck check = new SignaturePossessionCheck();

    @ParameterizedTest
    @EnumSource(SignatureHash.class)
    void aSignatureHoldsForItsHashKeyAndContentAlone(SignatureHash hash) throws Exception {
        for (KeyPair keys : new KeyPair[] {Card.key("secp521r1"), Card.rsa(2048)}) {
            boolean rsa = keys.getPublic().getAlgorithm().equals("RSA");
            var signer = Signature.getInstance(hash + "with" + (rsa ? "RSA" : "ECDSA"));
            signer.initSign(keys.getPrivate());
            signer.update(CONTENT.toArray());
            var signature = Bytes.of(signer.sign());
            var key = key(keys);

            assertThat(check.holds(key, hash, CONTENT, signature)).isTrue();
            for (var other : SignatureHash.values()) {
                assertThat(check.holds(key, other, CONTENT, signature)).isEqualTo(other == hash);
            }
            assertThat(check.holds(key, hash, Bytes.of(new byte[] {1}), signature))
                    .isFalse();
            assertThat(check.holds(key(Card.p256()), hash, CONTENT, signature)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoSignatureDoesNotHold(Bytes signature) {
        assertThat(check.holds(key(Card.p256()), SignatureHash.SHA256, CONTENT, signature))
                .isFalse();
        assertThat(check.holds(key(Card.rsa(2048)), SignatureHash.SHA256, CONTENT, signature))
                .isFalse();
    }

    static Stream<Bytes> whatIsNoSignatureDoesNotHold() {
        return Stream.of(
                Bytes.of(new byte[0]), Bytes.of(new byte[256]), Bytes.of(new byte[10_000]), Bytes.of(new byte[] {
                    0x30, 6, 2, 1, 0, 2, 1, 0
                }));
    }

    @Test
    void aLongExponentOnALargeKeyIsNoObstacle() throws IOException, CryptoException {
        // Not for secrets: the same numbers at every run.
        var chance = new Random(1);
        var exponent = BigInteger.ONE.shiftLeft(100).nextProbablePrime();
        BigInteger p;
        BigInteger q;
        do {
            p = BigInteger.probablePrime(1600, chance).setBit(1598);
            q = BigInteger.probablePrime(1600, chance);
        } while (!p.isProbablePrime(20) || p.multiply(q).bitLength() != 3200);
        var modulus = p.multiply(q);
        var secret = exponent.modInverse(p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE)));
        var signer = new RSADigestSigner(SHA256Digest.newInstance());
        signer.init(true, new RSAKeyParameters(true, modulus, secret));
        signer.update(CONTENT.toArray(), 0, CONTENT.length());
        var key = UserPublicKey.of(Bytes.of(new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        new RSAPublicKey(modulus, exponent))
                .getEncoded()));

        assertThat(check.holds(key, SignatureHash.SHA256, CONTENT, Bytes.of(signer.generateSignature())))
                .isTrue();
    }

    private static UserPublicKey key(KeyPair keys) {
        return UserPublicKey.of(Bytes.of(keys.getPublic().getEncoded()));
    }
}
