package org.openmss.ca.hierarchy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmss.ca.hierarchy.domain.Content;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.kernel.Bytes;

class SoftwareKeyTest {
    private static final NativeLibrary NONE = NativeLibrary.load("org.openmss.ThereIsNone");
    private static final Bytes TEXT = Bytes.of("what is signed".getBytes(StandardCharsets.US_ASCII));
    private final SecureRandom chance = new SecureRandom();

    /** A library that is there, and whose native part does not run on this platform. */
    public static final class Hollow {
        public static final Provider INSTANCE = new Provider("Hollow", "1", "no signatures") {};
    }

    static Stream<Arguments> keys() {
        return Stream.of(NativeLibrary.load(), NONE)
                .flatMap(library ->
                        Stream.of(Arguments.of(library, KeyAlgorithm.P256), Arguments.of(library, KeyAlgorithm.P384)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theJdkAcceptsWhatAKeySigns(NativeLibrary library, KeyAlgorithm algorithm) throws Exception {
        var key = SoftwareKey.generate(algorithm, chance, library);

        Bytes signature = key.sign(TEXT);

        assertThat(accepted(key, TEXT, signature)).isTrue();
        assertThat(key.verifies(TEXT, signature)).isTrue();
        assertThat(key.verifies(Bytes.of(new byte[1]), signature)).isFalse();
    }

    @Test
    void withoutTheLibraryAKeySignsAsRfc6979SaysIt() {
        for (var without : List.of(NONE, NativeLibrary.load(Hollow.class.getName()))) {
            var key = SoftwareKey.generate(KeyAlgorithm.P256, chance, without);

            assertThat(key.sign(TEXT)).isEqualTo(key.sign(TEXT));
        }
    }

    @Test
    void theLibrarySignsOnThePlatformsThatHaveIt() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && List.of("amd64", "aarch64").contains(System.getProperty("os.arch")),
                "no library for this platform");
        var key = SoftwareKey.generate(KeyAlgorithm.P256, chance, NativeLibrary.load());

        assertThat(key.sign(TEXT)).isNotEqualTo(key.sign(TEXT));
    }

    @Test
    void theLibraryIsNoProviderOfTheJvm() {
        NativeLibrary.load();

        assertThat(Arrays.stream(Security.getProviders()).map(Provider::getName))
                .doesNotContain("AmazonCorrettoCryptoProvider");
    }

    @Test
    void aSignatureThatFailedIsNotFinishedByTheNext() throws Exception {
        var key = SoftwareKey.generate(KeyAlgorithm.P256, chance, NativeLibrary.load());
        key.sign(TEXT);

        assertThatThrownBy(() -> key.sign(new TornContent())).isInstanceOf(UncheckedIOException.class);

        assertThat(accepted(key, TEXT, key.sign(TEXT))).isTrue();
    }

    @Test
    void manyMaySignAtOnce() throws Exception {
        var key = SoftwareKey.generate(KeyAlgorithm.P256, chance, NativeLibrary.load());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 200)
                    .mapToObj(number -> (Callable<Boolean>) () -> {
                        Bytes text = Bytes.of(new byte[] {(byte) number});
                        return key.verifies(text, key.sign(text));
                    })
                    .toList();

            assertThat(threads.invokeAll(tasks)).extracting(Future::get).containsOnly(true);
        }
    }

    private static boolean accepted(SigningKey key, Bytes text, Bytes signature) throws GeneralSecurityException {
        var judge = Signature.getInstance(key.algorithm().signature(), "SunEC");
        judge.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(key.publicKey().toArray())));
        judge.update(text.toArray());
        return judge.verify(signature.toArray());
    }

    /** Breaks off after its first piece. */
    private static final class TornContent implements Content {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(TEXT.toArray());
        }

        @Override
        public <E extends Exception> void feed(Sink<E> sink) throws E {
            sink.take(TEXT.toArray(), TEXT.length());
            throw new UncheckedIOException(new IOException("torn"));
        }
    }
}
