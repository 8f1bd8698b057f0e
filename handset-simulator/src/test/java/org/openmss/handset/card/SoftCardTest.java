package org.openmss.handset.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmss.handset.card.SimCard.KeyGeneration;
import org.openmss.handset.card.SimCard.KeyOrder;
import org.openmss.handset.card.SimCard.Signing;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.PossessionStatement;
import org.openmss.kernel.RegistrationId;

class SoftCardTest {
    private static final Pin CHOSEN = new Pin("274913");
    private static final Pin ANOTHER = new Pin("999999");
    private static final String CODE = "12345678";
    private static final Bytes HASH = Bytes.of(new byte[] {1}).sha256();

    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private final Memory memory = new Memory();
    private RegistrationAuthorityKey authority;
    private SoftCard card;
    private KeyOrder order;
    private KeyOrder nextOrder;

    private static final class Memory implements CardMemory {
        private CardState state = CardState.BLANK;

        @Override
        public CardState read() {
            return state;
        }

        @Override
        public void write(CardState written) {
            state = written;
        }
    }

    @BeforeEach
    void aCardAndTwoOrders(@TempDir Path folder) throws Exception {
        authority = new RegistrationAuthorityKey(config(folder));
        card = cardWith(KeyKind.P256);
        order = new KeyOrder(registration, Bytes.of(new byte[] {1}), authority.id());
        nextOrder = new KeyOrder(registration, Bytes.of(new byte[] {2}), authority.id());
    }

    private SoftCard cardWith(KeyKind kind) {
        return new SoftCard(Iccid.withCheckDigit("899990000000000001"), kind, memory, authority, new Random(1));
    }

    private static CardConfig config(Path folder) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var file = write(folder, generator.generateKeyPair().getPublic().getEncoded());
        return new CardConfig() {
            @Override
            public String imageKey() {
                return "";
            }

            @Override
            public Path registrationAuthorityKey() {
                return file;
            }
        };
    }

    private static Path write(Path folder, byte[] key) throws IOException {
        return Files.writeString(
                folder.resolve("ra.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PUBLIC KEY-----\n");
    }

    private List<Bytes> keysOf(KeyOrder wanted, Pin pin) {
        var made = (KeyGeneration.Made) card.generateKeys(wanted, CODE, pin);
        return made.keys().keys().stream().map(SimCard.NewKey::publicKey).toList();
    }

    @Test
    void theSameOrderAgainReportsTheSameKeys() {
        var first = keysOf(order, CHOSEN);

        assertThat(keysOf(order, CHOSEN)).isEqualTo(first);
    }

    @Test
    void anotherPinForTheSameOrderCountsATryAndChangesNothing() {
        var first = keysOf(order, CHOSEN);

        assertThat(card.generateKeys(order, CODE, ANOTHER)).isEqualTo(new KeyGeneration.OtherPin(2));

        assertThat(card.sign(KeyPurpose.SIGNATURE, List.of(HASH), ANOTHER)).isEqualTo(new Signing.WrongPin(1));
        assertThat(keysOf(order, CHOSEN)).isEqualTo(first);
        assertThat(card.sign(KeyPurpose.SIGNATURE, List.of(HASH), CHOSEN)).isInstanceOf(Signing.Signed.class);
    }

    @Test
    void threeOtherPinsBlockThePinAndTheRightOneDoesNotHelpAnyMore() {
        keysOf(order, CHOSEN);
        card.generateKeys(order, CODE, ANOTHER);
        card.generateKeys(order, CODE, ANOTHER);

        assertThat(card.generateKeys(order, CODE, ANOTHER)).isEqualTo(new KeyGeneration.PinBlocked());

        assertThat(card.generateKeys(order, CODE, CHOSEN)).isEqualTo(new KeyGeneration.PinBlocked());
        assertThat(card.sign(KeyPurpose.SIGNATURE, List.of(HASH), CHOSEN)).isEqualTo(new Signing.PinBlocked());
    }

    @Test
    void anotherOrderMakesOtherKeysUnderAnotherPinAlsoWhereThePinWasBlocked() {
        var first = keysOf(order, CHOSEN);
        for (int attempt = 0; attempt < CardState.TRIES; attempt++) {
            card.generateKeys(order, CODE, ANOTHER);
        }

        var second = keysOf(nextOrder, ANOTHER);

        assertThat(second).doesNotContainAnyElementsOf(first);
        assertThat(card.sign(KeyPurpose.SIGNATURE, List.of(HASH), ANOTHER)).isInstanceOf(Signing.Signed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "P256,SHA256withECDSA,SHA_256",
        "P256,SHA384withECDSA,SHA_384",
        "RSA_2048,SHA256withRSA,SHA_256",
        "RSA_2048,SHA384withRSA,SHA_384"
    })
    void aSignatureOverAHashIsOneOverWhatWasHashed(KeyKind kind, String algorithm, DigestAlgorithm hash)
            throws Exception {
        card = cardWith(kind);
        var publicKey = keysOf(order, CHOSEN).get(KeyPurpose.SIGNATURE.ordinal());
        var content = Bytes.of(new byte[] {1, 2, 3});

        var signed = (Signing.Signed) card.sign(KeyPurpose.SIGNATURE, List.of(hash.hash(content)), CHOSEN);

        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(KeyFactory.getInstance(kind == KeyKind.P256 ? "EC" : "RSA")
                .generatePublic(new X509EncodedKeySpec(publicKey.toArray())));
        verifier.update(content.toArray());
        assertThat(verifier.verify(signed.signatures().getFirst().toArray())).isTrue();
    }

    @Test
    void severalHashesTakeOnePinAndAWrongOneCountsOneTryAndSignsNone() throws Exception {
        var publicKey = keysOf(order, CHOSEN).get(KeyPurpose.SIGNATURE.ordinal());
        var contents = List.of(Bytes.of(new byte[] {1}), Bytes.of(new byte[] {2}), Bytes.of(new byte[] {3}));
        var hashes = contents.stream().map(Bytes::sha256).toList();

        assertThat(card.sign(KeyPurpose.SIGNATURE, hashes, ANOTHER)).isEqualTo(new Signing.WrongPin(2));
        var signed = (Signing.Signed) card.sign(KeyPurpose.SIGNATURE, hashes, CHOSEN);

        assertThat(signed.signatures()).hasSize(3);
        var verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey.toArray())));
        for (int i = 0; i < contents.size(); i++) {
            verifier.update(contents.get(i).toArray());
            assertThat(verifier.verify(signed.signatures().get(i).toArray())).isTrue();
        }
    }

    @Test
    void anRsaCardProvesEachKeyWithRsa() throws Exception {
        card = cardWith(KeyKind.RSA_2048);

        var made = (KeyGeneration.Made) card.generateKeys(order, CODE, CHOSEN);

        for (var key : made.keys().keys()) {
            var statement = new PossessionStatement(
                    registration,
                    Iccid.withCheckDigit("899990000000000001"),
                    key.purpose(),
                    order.nonce(),
                    key.publicKey());
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(key.publicKey().toArray())));
            verifier.update(statement.toBeSigned().toArray());
            assertThat(verifier.verify(key.proof().toArray())).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+9990190001,RSA_2048",
        "+9990290001,RSA_2048",
        "+9990190001123,RSA_2048",
        "+99901900011234,P256",
        "+9990190000,P256",
        "+9990110001,P256",
        "+4990190001,P256"
    })
    void theScenarioNumber0001HasRsaKeys(String number, KeyKind kind) {
        assertThat(KeyKind.of(new Msisdn(number))).isEqualTo(kind);
    }
}
