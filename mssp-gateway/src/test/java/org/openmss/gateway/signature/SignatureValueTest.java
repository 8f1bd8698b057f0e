package org.openmss.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;

class SignatureValueTest {
    private static final Bytes CONTENT = Bytes.of(new byte[] {1, 2, 3});
    private static final KeyPair EC = PublicAuthority.ecKey();
    private static KeyPair rsa;

    @BeforeAll
    static void aKey() throws Exception {
        rsa = rsaKey(2048);
    }

    private static KeyPair rsaKey(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static byte[] padded(byte[] content) throws Exception {
        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, rsa.getPrivate());
        return cipher.doFinal(content);
    }

    @ParameterizedTest
    @CsvSource({"SHA256withECDSA,SHA_256", "SHA384withECDSA,SHA_384", "SHA256withRSA,SHA_256", "SHA384withRSA,SHA_384"})
    void theSignatureOverTheHashVerifiesAndOverAnotherDoesNot(String algorithm, DigestAlgorithm hash) throws Exception {
        var pair = algorithm.endsWith("RSA") ? rsa : EC;
        var signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(CONTENT.toArray());
        var value = Bytes.of(signer.sign());

        assertThat(SignatureValue.verifies(hash.hash(CONTENT), value, pair.getPublic()))
                .isTrue();
        assertThat(SignatureValue.verifies(hash.hash(CONTENT.sha256()), value, pair.getPublic()))
                .isFalse();
        assertThat(SignatureValue.verifies(
                        hash.hash(CONTENT), value, PublicAuthority.ecKey().getPublic()))
                .isFalse();
        assertThat(SignatureValue.verifies(
                        hash.hash(CONTENT), value, rsaKey(2048).getPublic()))
                .isFalse();
    }

    @Test
    void inRsasPaddingOnlyTheDigestInfoCounts() throws Exception {
        var hash = CONTENT.sha256();
        byte[] info = DigestAlgorithm.SHA_256.digestInfo(hash).toArray();
        assertThat(SignatureValue.verifies(hash, Bytes.of(padded(info)), rsa.getPublic()))
                .isTrue();

        for (byte[] other :
                new byte[][] {hash.toArray(), Arrays.copyOf(info, info.length + 1), Arrays.copyOf(info, info.length - 1)
                }) {
            assertThat(SignatureValue.verifies(hash, Bytes.of(padded(other)), rsa.getPublic()))
                    .isFalse();
        }
    }

    @Test
    void whatIsNoSignatureVerifiesNothing() throws Exception {
        var hash = CONTENT.sha256();
        byte[] good = padded(DigestAlgorithm.SHA_256.digestInfo(hash).toArray());
        for (var key : new KeyPair[] {EC, rsa}) {
            for (byte[] value : new byte[][] {{}, {0}, new byte[256], new byte[257], Arrays.copyOf(good, 257)}) {
                assertThat(SignatureValue.verifies(hash, Bytes.of(value), key.getPublic()))
                        .isFalse();
            }
        }
    }
}
