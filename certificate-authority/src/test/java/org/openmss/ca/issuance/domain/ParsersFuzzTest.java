package org.openmss.ca.issuance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.openmss.kernel.Bytes;

/**
 * Bytes of strangers are read or refused: with an IllegalArgumentException that has a text, and never in another way. A normal build runs
 * the corpus in {@code src/test/resources}; {@code JAZZER_FUZZ=1} with one method looks for more (see README).
 */
class ParsersFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void derIsReadToTheSameBytesOrRefused(byte[] input) {
        read(input, DerValue::parse).ifPresent(value -> {
            assertThat(value.encoded()).isEqualTo(input);
            value.children()
                    .forEach(child -> assertThat(DerValue.parse(child.encoded()).children())
                            .hasSameSizeAs(child.children()));
        });
    }

    @FuzzTest(maxDuration = "3m")
    void aSubjectPublicKeyInfoIsSoundOrRefused(byte[] input) throws Exception {
        var key = read(input, bytes -> UserPublicKey.of(Bytes.of(bytes)));
        if (key.isPresent()) {
            var info = SubjectPublicKeyInfo.getInstance(input);
            assertThat(key.get().bits())
                    .isEqualTo(Bytes.of(info.getPublicKeyData().getOctets()));
            switch (key.get()) {
                case EcPublicKey ec ->
                    assertThat(((ECPublicKeyParameters) PublicKeyFactory.createKey(info))
                                    .getQ()
                                    .isValid())
                            .as("%s", ec.kind())
                            .isTrue();
                case RsaPublicKey rsa -> assertThat(rsa.modulus()).isGreaterThan(BigInteger.ONE.shiftLeft(2047));
            }
        }
    }

    @FuzzTest(maxDuration = "3m")
    void aRequestIsReadOrRefused(byte[] input) {
        read(input, bytes -> Pkcs10.parse(Bytes.of(bytes))).ifPresent(request -> {
            assertThat(request.der().toArray()).isEqualTo(input);
            assertThat(request.signedPart().length()).isLessThan(input.length);
            read(input, bytes -> request.machine());
            read(input, bytes -> request.dnsNames())
                    .ifPresent(names -> assertThat(names).hasSizeLessThanOrEqualTo(10));
        });
    }

    private static <T> Optional<T> read(byte[] input, Function<byte[], T> parser) {
        try {
            return Optional.of(parser.apply(input));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }
}
