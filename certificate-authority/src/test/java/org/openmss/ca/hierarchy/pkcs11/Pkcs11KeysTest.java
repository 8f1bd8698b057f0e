package org.openmss.ca.hierarchy.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.hierarchy.KeyMaker;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.KeyBackend;
import org.openmss.ca.hierarchy.domain.KeyBackend.Keeping;
import org.openmss.ca.hierarchy.domain.KeyName;
import org.openmss.ca.hierarchy.domain.SigningKey;
import org.openmss.ca.hierarchy.jca.JcaKey;
import org.openmss.kernel.Bytes;

/** A real PKCS#11 library: SoftHSM2. */
class Pkcs11KeysTest {
    private static final Bytes TEXT = Bytes.of("what a CA signs".getBytes(StandardCharsets.UTF_8));

    @BeforeAll
    static void softHsm() {
        SoftHsm.require();
    }

    private static KeyBackend token() {
        return SoftHsm.open(SoftHsm.device(SoftHsm.Token.KEYS));
    }

    private static SigningKey kept(KeyAlgorithm algorithm, String name) {
        var backend = token();
        var key = backend.generate(algorithm);
        backend.keep(new Keeping(new KeyName(name), key, List.of(certificate(key))));
        return key;
    }

    private static Bytes certificate(SigningKey key) {
        return HierarchyInMemory.certificates(InstantSource.system()).root(key);
    }

    private static Keeping named(String name) {
        return token().all().stream()
                .filter(one -> one.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "P384", "RSA3072", "RSA4096"})
    void aKeyIsMadeInTheDeviceAndDoesNotLeaveIt(KeyAlgorithm algorithm) {
        String name = "stays-" + algorithm.wireName().toLowerCase(Locale.ROOT);
        var made = kept(algorithm, name);

        var key = (JcaKey) named(name).key();

        assertThat(key.publicKey()).isEqualTo(made.publicKey());
        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.privateKey().getEncoded()).isNull();
        // What the device itself says of CKA_TOKEN, CKA_SENSITIVE and CKA_EXTRACTABLE.
        assertThat(key.privateKey().toString()).contains("token object, sensitive, unextractable");
        assertThat(made.verifies(TEXT, key.sign(TEXT))).isTrue();
    }

    @Test
    void aKeyOutlivesTheProcessThatMadeIt() {
        var made = kept(KeyAlgorithm.P256, "outlives");

        String told = SoftHsm.run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TokenReader.class.getName(),
                SoftHsm.Token.KEYS.name(),
                "signed elsewhere");

        var line = Arrays.stream(told.split("\n"))
                .filter(one -> one.startsWith("outlives|"))
                .findFirst()
                .orElseThrow()
                .strip()
                .split("\\|");
        assertThat(line[1]).isEqualTo("P256");
        assertThat(line[2]).isEqualTo(made.publicKey().toHex());
        assertThat(made.verifies(
                        Bytes.of("signed elsewhere".getBytes(StandardCharsets.UTF_8)),
                        Bytes.of(HexFormat.of().parseHex(line[3]))))
                .isTrue();
    }

    @Test
    void noKeyTakesAnothersPlace() {
        kept(KeyAlgorithm.P256, "taken");
        var before = named("taken").key().publicKey();

        assertThatThrownBy(() -> kept(KeyAlgorithm.P256, "taken"))
                .hasMessageContaining("has a key named 'taken' already");

        assertThat(named("taken").key().publicKey()).isEqualTo(before);
    }

    @Test
    void aKeyThatWaitedGetsItsCertificateAndStaysInTheDevice() {
        var backend = token();
        var maker = new KeyMaker(backend, HierarchyInMemory.certificates(InstantSource.system()));
        var waiting = maker.waiting(new AuthorityName("waits"), KeyAlgorithm.P256);
        assertThat(named("waits").chain()).isEqualTo(waiting.chain());
        var root = HierarchyInMemory.withOfflineRoot(InstantSource.system()).root();
        var certificates = HierarchyInMemory.certificates(InstantSource.system());

        maker.certified(
                waiting,
                certificates.issuing(new AuthorityName("waits"), waiting.key().publicKey(), root),
                root.certificate().der());

        var found = named("waits");
        assertThat(found.chain()).hasSize(2).endsWith(root.certificate().der());
        assertThat(((JcaKey) found.key()).privateKey().toString()).contains("token object, sensitive, unextractable");
        assertThat(waiting.key().verifies(TEXT, found.key().sign(TEXT))).isTrue();
        assertThat(token().all().stream().filter(one -> one.name().value().startsWith("waits")))
                .hasSize(1);
    }

    @Test
    void aKeyOfAnotherTokenIsNotSeen() {
        kept(KeyAlgorithm.P256, "here");

        assertThat(SoftHsm.open(SoftHsm.device(SoftHsm.Token.ROOT)).all())
                .extracting(one -> one.name().value())
                .doesNotContain("here");
    }

    @Test
    void aLabelThatNoTokenHasIsSaidWithThoseThatAreThere() {
        var backend = SoftHsm.open(SoftHsm.device("absent", SoftHsm.PIN));

        assertThatThrownBy(backend::all)
                .hasMessageContaining("0 tokens are labelled 'absent'")
                .hasMessageContaining("KEYS")
                .hasMessageContaining("mss.ca.keys.pkcs11.library");
    }

    @Test
    void aWrongPinIsRefusedAndNotRepeated() {
        var backend = SoftHsm.open(SoftHsm.device(SoftHsm.Token.CLOSED.name(), "999999"));

        assertThatThrownBy(backend::all)
                .hasMessageContaining("mss.ca.keys.pkcs11.pin is the user PIN")
                .hasMessageNotContaining("999999");
    }
}
