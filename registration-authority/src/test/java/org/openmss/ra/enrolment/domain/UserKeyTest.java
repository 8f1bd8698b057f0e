package org.openmss.ra.enrolment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.kernel.Bytes;

class UserKeyTest {

    @Test
    void aSignatureByTheKeyIsKnownAndNothingElseIs() throws GeneralSecurityException {
        var pair = generator("secp256r1").generateKeyPair();
        var key = new UserKey(Bytes.of(pair.getPublic().getEncoded()));
        var statement = Bytes.of(new byte[] {1, 2, 3});
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update(statement.toArray());
        var signature = Bytes.of(signer.sign());

        assertThat(key.hasSigned(statement, signature)).isTrue();
        assertThat(key.hasSigned(Bytes.of(new byte[] {1, 2, 4}), signature)).isFalse();
        assertThat(key.hasSigned(statement, Bytes.of(new byte[] {1, 2, 3}))).isFalse();
        assertThat(key.hasSigned(statement, Bytes.of(new byte[0]))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void anotherCurveIsRefused(String curve) throws GeneralSecurityException {
        var encoded = Bytes.of(generator(curve).generateKeyPair().getPublic().getEncoded());

        assertThatIllegalArgumentException().isThrownBy(() -> new UserKey(encoded));
    }

    @Test
    void anRsaKeyOf2048BitsIsTakenAndItsSignatureKnown() throws GeneralSecurityException {
        var pair = rsa(2048);
        var key = new UserKey(Bytes.of(pair.getPublic().getEncoded()));
        var statement = Bytes.of(new byte[] {1, 2, 3});
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(pair.getPrivate());
        signer.update(statement.toArray());
        var signature = Bytes.of(signer.sign());

        assertThat(key.hasSigned(statement, signature)).isTrue();
        assertThat(key.hasSigned(Bytes.of(new byte[] {1, 2, 4}), signature)).isFalse();
        assertThat(key.hasSigned(statement, Bytes.of(new byte[] {1, 2, 3}))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2040})
    void aShorterRsaKeyIsRefused(int bits) throws GeneralSecurityException {
        var encoded = Bytes.of(rsa(bits).getPublic().getEncoded());

        assertThatIllegalArgumentException().isThrownBy(() -> new UserKey(encoded));
    }

    @Test
    void anRsaKeyWithMoreBytesIsRefused() throws GeneralSecurityException {
        byte[] encoded = rsa(2048).getPublic().getEncoded();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserKey(Bytes.of(Arrays.copyOf(encoded, encoded.length + 1))));
    }

    @Test
    void aPointBesideTheCurveOrMoreBytesAreRefused() throws GeneralSecurityException {
        byte[] encoded = generator("secp256r1").generateKeyPair().getPublic().getEncoded();
        byte[] beside = encoded.clone();
        beside[beside.length - 1] ^= 1;

        assertThatIllegalArgumentException().isThrownBy(() -> new UserKey(Bytes.of(beside)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserKey(Bytes.of(Arrays.copyOf(encoded, encoded.length + 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new UserKey(Bytes.of(new byte[0])));
    }

    private static KeyPairGenerator generator(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator;
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
