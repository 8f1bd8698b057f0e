package org.openmss.gateway.signature.pkix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.gateway.signature.pkix.NativeEcdsa.EcdsaAlone;

class NativeEcdsaTest {
    private static final byte[] TEXT = "what is signed and hashed in 32!".getBytes(StandardCharsets.US_ASCII);
    private Provider ecdsa;

    /** A library that is there, and has no signatures. */
    public static final class Hollow {
        public static final Provider INSTANCE = new Provider("Hollow", "1", "no signatures") {};
    }

    @BeforeEach
    void onThePlatformsThatHaveTheLibrary() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && List.of("amd64", "aarch64").contains(System.getProperty("os.arch")),
                "no library for this platform");
        ecdsa = new EcdsaAlone(NativeEcdsa.library(NativeEcdsa.LIBRARY).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256withECDSA, secp256r1",
        "NONEwithECDSA, secp256r1",
        "SHA384withECDSA, secp384r1",
        "SHA256withECDSA, secp384r1"
    })
    void theLibraryAndJavaAcceptWhatTheOtherSigned(String algorithm, String curve) throws Exception {
        var keys = keys(curve);
        var java = Signature.getInstance(algorithm, "SunEC");
        var library = Signature.getInstance(algorithm, ecdsa);

        assertThat(verifies(library, keys, signed(java, keys))).isTrue();
        assertThat(verifies(java, keys, signed(library, keys))).isTrue();
    }

    @Test
    void aSignatureByAnotherKeyIsRefused() throws Exception {
        var library = Signature.getInstance("SHA256withECDSA", ecdsa);

        assertThat(verifies(library, keys("secp256r1"), signed(library, keys("secp256r1"))))
                .isFalse();
    }

    @Test
    void bytesThatAreNoSignatureAreRefused() throws Exception {
        var library = Signature.getInstance("SHA256withECDSA", ecdsa);
        var keys = keys("secp256r1");
        byte[] withTail = new byte[80];
        byte[] good = signed(library, keys);
        System.arraycopy(good, 0, withTail, 0, good.length);

        for (byte[] none : List.of(new byte[0], new byte[64], withTail)) {
            assertThat(isRefused(library, keys, none)).isTrue();
        }
    }

    @Test
    void nothingElseOfTheLibraryIsOffered() {
        assertThat(ecdsa.getServices()).extracting(Provider.Service::getType).containsOnly("Signature");
        assertThat(ecdsa.getServices())
                .extracting(Provider.Service::getAlgorithm)
                .containsExactlyInAnyOrderElementsOf(EcdsaAlone.NAMES);
        assertThatThrownBy(() -> Signature.getInstance("SHA256withRSA", ecdsa))
                .isInstanceOf(NoSuchAlgorithmException.class);
    }

    @Test
    void whereThereIsNoLibraryThereIsNoProvider() {
        assertThat(NativeEcdsa.library("org.openmss.ThereIsNone")).isEmpty();
        assertThat(NativeEcdsa.library(Hollow.class.getName())).isEmpty();
    }

    private static byte[] signed(Signature signature, KeyPair keys) throws SignatureException, InvalidKeyException {
        signature.initSign(keys.getPrivate());
        signature.update(TEXT);
        return signature.sign();
    }

    private static boolean verifies(Signature signature, KeyPair keys, byte[] value)
            throws SignatureException, InvalidKeyException {
        signature.initVerify(keys.getPublic());
        signature.update(TEXT);
        return signature.verify(value);
    }

    private static boolean isRefused(Signature signature, KeyPair keys, byte[] value) throws InvalidKeyException {
        try {
            return !verifies(signature, keys, value);
        } catch (SignatureException unreadable) {
            return true;
        }
    }

    private static KeyPair keys(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
