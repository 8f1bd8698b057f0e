package org.openmss.gateway.handshake.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmss.gateway.handshake.xml.SigningKeys.Settings;

class SigningKeyFilesTest {
    @TempDir
    Path folder;

    @Test
    void withoutSettingsThereIsNoKey() {
        assertThat(SigningKeyFiles.read(Settings.NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aKeyIsReadFromPkcs12AndFromPem(String algorithm) throws Exception {
        var made = SigningKeys.make(algorithm);

        for (var settings : java.util.List.of(made.pkcs12(folder), made.pem(folder))) {
            var read = SigningKeyFiles.read(settings).orElseThrow();
            assertThat(read.leaf()).isEqualTo(made.certificate());
            assertThat(read.key()).isEqualTo(made.keys().getPrivate());
        }
    }

    @Test
    void aCertificateOfAnotherKeyStopsTheStart() throws Exception {
        var settings = SigningKeys.make("EC").pem(folder);
        var others = SigningKeys.make("EC").pem(Files.createDirectory(folder.resolve("other")));

        refused(
                new Settings(Optional.empty(), Optional.empty(), settings.certificate(), others.key()),
                "not that of the key");
    }

    @Test
    void halfASettingTwoKeysAndWhatIsNoKeyStopTheStartAndAreNamed() throws Exception {
        var made = SigningKeys.make("EC");
        var pem = made.pem(folder);
        var pkcs12 = made.pkcs12(folder);
        var none = folder.resolve("none");

        refused(new Settings(Optional.empty(), Optional.empty(), pem.certificate(), Optional.empty()), "missing");
        refused(new Settings(pkcs12.keyStore(), Optional.empty(), Optional.empty(), Optional.empty()), "missing");
        refused(new Settings(pkcs12.keyStore(), Optional.of("wrong"), Optional.empty(), Optional.empty()), "password");
        refused(new Settings(pkcs12.keyStore(), pkcs12.keyStorePassword(), pem.certificate(), pem.key()), "two keys");
        refused(new Settings(Optional.empty(), Optional.empty(), Optional.of(none), pem.key()), "none");
        refused(new Settings(Optional.empty(), Optional.empty(), pem.certificate(), pem.certificate()), "PRIVATE KEY");
    }

    private static void refused(Settings settings, String why) {
        assertThatThrownBy(() -> SigningKeyFiles.read(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mss.message-signing")
                .hasMessageContaining(why);
    }
}
