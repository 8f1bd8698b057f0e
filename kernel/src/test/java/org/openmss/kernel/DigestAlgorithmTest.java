package org.openmss.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestAlgorithmTest {
    private static final Bytes CONTENT = Bytes.of(new byte[] {1, 2, 3});

    @ParameterizedTest
    @EnumSource
    void aHashTellsItsAlgorithm(DigestAlgorithm algorithm) {
        assertThat(DigestAlgorithm.ofHash(algorithm.hash(CONTENT))).isEqualTo(algorithm);
        assertThat(DigestAlgorithm.ofWireName(algorithm.wireName())).isEqualTo(algorithm);
    }

    @ParameterizedTest
    @EnumSource
    void theDigestInfoIsThatOfThePlatformsRsaSignature(DigestAlgorithm algorithm) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var signer = Signature.getInstance(algorithm.wireName().replace("-", "") + "withRSA");
        signer.initSign(pair.getPrivate());
        signer.update(CONTENT.toArray());
        var opener = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        opener.init(Cipher.DECRYPT_MODE, pair.getPublic());

        assertThat(algorithm.digestInfo(algorithm.hash(CONTENT)).toArray()).isEqualTo(opener.doFinal(signer.sign()));
    }

    @ParameterizedTest
    @EnumSource
    void theHashIsFoundInItsDigestInfo(DigestAlgorithm algorithm) {
        var hash = algorithm.hash(CONTENT);

        assertThat(DigestAlgorithm.hashIn(algorithm.digestInfo(hash))).isEqualTo(hash);
    }

    @Test
    void whatIsNoDigestInfoOfAServedHashIsRefused() {
        byte[] good = DigestAlgorithm.SHA_256.digestInfo(CONTENT.sha256()).toArray();
        var sha1 = Bytes.of(HexFormat.of().parseHex("3021300906052b0e03021a05000414" + "00".repeat(20)));

        for (var wrong : new Bytes[] {
            sha1,
            Bytes.of(Arrays.copyOf(good, good.length - 1)),
            Bytes.of(Arrays.copyOf(good, good.length + 1)),
            CONTENT.sha256(),
            Bytes.of(new byte[0])
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DigestAlgorithm.hashIn(wrong))
                    .withMessageContaining("SHA-256 or SHA-384");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 31, 33, 64})
    void anotherLengthIsNoHash(int octets) {
        assertThatIllegalArgumentException().isThrownBy(() -> DigestAlgorithm.ofHash(Bytes.of(new byte[octets])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA1", "sha-256", ""})
    void anotherNameIsRefusedWithThoseThatAreServed(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DigestAlgorithm.ofWireName(name))
                .withMessageContaining("SHA-256 and SHA-384");
    }
}
