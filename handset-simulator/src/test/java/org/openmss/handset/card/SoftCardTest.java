package org.openmss.handset.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmss.handset.card.SimCard.KeyGeneration;
import org.openmss.handset.card.SimCard.KeyOrder;
import org.openmss.handset.card.SimCard.Signing;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;

class SoftCardTest {
    private static final Pin CHOSEN = new Pin("274913");
    private static final Pin ANOTHER = new Pin("999999");
    private static final String CODE = "12345678";
    private static final Bytes HASH = Bytes.of(new byte[] {1}).sha256();

    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private final Memory memory = new Memory();
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
        var authority = new RegistrationAuthorityKey(config(folder));
        card = new SoftCard(Iccid.withCheckDigit("899990000000000001"), memory, authority, new Random(1));
        order = new KeyOrder(registration, Bytes.of(new byte[] {1}), authority.id());
        nextOrder = new KeyOrder(registration, Bytes.of(new byte[] {2}), authority.id());
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

        assertThat(card.sign(KeyPurpose.SIGNATURE, HASH, ANOTHER)).isEqualTo(new Signing.WrongPin(1));
        assertThat(keysOf(order, CHOSEN)).isEqualTo(first);
        assertThat(card.sign(KeyPurpose.SIGNATURE, HASH, CHOSEN)).isInstanceOf(Signing.Signed.class);
    }

    @Test
    void threeOtherPinsBlockThePinAndTheRightOneDoesNotHelpAnyMore() {
        keysOf(order, CHOSEN);
        card.generateKeys(order, CODE, ANOTHER);
        card.generateKeys(order, CODE, ANOTHER);

        assertThat(card.generateKeys(order, CODE, ANOTHER)).isEqualTo(new KeyGeneration.PinBlocked());

        assertThat(card.generateKeys(order, CODE, CHOSEN)).isEqualTo(new KeyGeneration.PinBlocked());
        assertThat(card.sign(KeyPurpose.SIGNATURE, HASH, CHOSEN)).isEqualTo(new Signing.PinBlocked());
    }

    @Test
    void anotherOrderMakesOtherKeysUnderAnotherPinAlsoWhereThePinWasBlocked() {
        var first = keysOf(order, CHOSEN);
        for (int attempt = 0; attempt < CardState.TRIES; attempt++) {
            card.generateKeys(order, CODE, ANOTHER);
        }

        var second = keysOf(nextOrder, ANOTHER);

        assertThat(second).doesNotContainAnyElementsOf(first);
        assertThat(card.sign(KeyPurpose.SIGNATURE, HASH, ANOTHER)).isInstanceOf(Signing.Signed.class);
    }
}
