package org.openmss.ca.issuance.pkix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.ca.Card;
import org.openmss.ca.issuance.domain.UserPublicKey;
import org.openmss.kernel.Bytes;

class WeakKeyFileTest {
    private static final KeyPair LISTED = Card.rsa(2048);

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("entries")
    void aKeyIsKnownByEachFormOfEntry(String entry) throws IOException {
        var list = list("# weak\n\n" + entry + "\n");

        assertThat(list.contains(key(LISTED))).isTrue();
        assertThat(list.contains(key(Card.rsa(2048)))).isFalse();
        assertThat(list.contains(key(Card.p256()))).isFalse();
    }

    static Stream<String> entries() throws GeneralSecurityException {
        byte[] info = LISTED.getPublic().getEncoded();
        String modulus =
                ((RSAPublicKey) LISTED.getPublic()).getModulus().toString(16).toUpperCase(Locale.ROOT);
        return Stream.of(
                hash("SHA-256", info),
                hash("SHA-1", info).toUpperCase(Locale.ROOT),
                hash("SHA-1", ("Modulus=" + modulus + "\n").getBytes(StandardCharsets.US_ASCII))
                        .substring(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "zz345678901234567890", "Modulus=00"})
    void aLineThatIsNoHashStopsTheStart(String line) {
        assertThatThrownBy(() -> list(line)).hasMessageContaining("no hash of 20, 40 or 64 hex digits");
    }

    @Test
    void aMissingListStopsTheStart() {
        var missing = Templates.weakKeys(folder.resolve("missing"));

        assertThatThrownBy(missing::load).hasMessageContaining("cannot be read");
    }

    private WeakKeyFile list(String content) throws IOException {
        var list = Templates.weakKeys(Files.writeString(folder.resolve("list"), content));
        list.load();
        return list;
    }

    private static UserPublicKey key(KeyPair keys) {
        return UserPublicKey.of(Bytes.of(keys.getPublic().getEncoded()));
    }

    private static String hash(String algorithm, byte[] content) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    }
}
