package org.openmss.handset.card;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.openmss.kernel.ActivationMessage;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.PossessionStatement;

/** A card in software: keys of one kind, three tries for the PIN. Used by one thread at a time. */
final class SoftCard implements SimCard {
    private static final int SALT_OCTETS = 16;
    private static final int PIN_HASH_BITS = 256;
    private final Iccid iccid;
    private final KeyKind kind;
    private final CardMemory memory;
    private final RegistrationAuthorityKey registrationAuthority;
    private final RandomGenerator chance;

    /** @param kind of the keys that it makes from now on */
    SoftCard(
            Iccid iccid,
            KeyKind kind,
            CardMemory memory,
            RegistrationAuthorityKey registrationAuthority,
            RandomGenerator chance) {
        this.iccid = iccid;
        this.kind = kind;
        this.memory = memory;
        this.registrationAuthority = registrationAuthority;
        this.chance = chance;
    }

    @Override
    public boolean trusts(String registrationAuthorityKeyId) {
        return registrationAuthority.id().equals(registrationAuthorityKeyId);
    }

    @Override
    public KeyGeneration generateKeys(KeyOrder order, String activationCode, Pin pin) {
        if (!trusts(order.registrationAuthorityKeyId())) {
            throw new IllegalStateException("this card was made for another registration authority");
        }
        var state = memory.read();
        if (!state.keysOrder().equals(name(order))) {
            var made = newKeys(order, pin);
            memory.write(made);
            return new KeyGeneration.Made(report(made, order, activationCode));
        }
        return switch (enter(pin, state)) {
            case RIGHT -> new KeyGeneration.Made(report(state, order, activationCode));
            case WRONG -> new KeyGeneration.OtherPin(memory.read().triesLeft());
            case BLOCKED -> new KeyGeneration.PinBlocked();
        };
    }

    private NewKeys report(CardState state, KeyOrder order, String activationCode) {
        var keys = new ArrayList<NewKey>();
        for (var purpose : KeyPurpose.values()) {
            var publicKey = publicKey(state, purpose);
            var statement = new PossessionStatement(order.registrationId(), iccid, purpose, order.nonce(), publicKey);
            keys.add(new NewKey(purpose, publicKey, proof(state, purpose, statement)));
        }
        var binding = ActivationMessage.bindingOf(
                order.registrationId(),
                iccid,
                order.nonce(),
                publicKey(state, KeyPurpose.AUTHENTICATION),
                publicKey(state, KeyPurpose.SIGNATURE));
        return new NewKeys(
                List.copyOf(keys), registrationAuthority.encrypt(new ActivationMessage(activationCode, binding)));
    }

    @Override
    public Signing sign(KeyPurpose purpose, List<Bytes> hashes, Pin pin) {
        var state = memory.read();
        if (!state.privateKeys().containsKey(purpose.wireName())) {
            return new Signing.NoKey();
        }
        return switch (enter(pin, state)) {
            case RIGHT ->
                new Signing.Signed(hashes.stream()
                        .map(hash -> signature(state, purpose, hash))
                        .toList());
            case WRONG -> new Signing.WrongPin(memory.read().triesLeft());
            case BLOCKED -> new Signing.PinBlocked();
        };
    }

    private enum Entry {
        RIGHT,
        WRONG,
        BLOCKED
    }

    /** The one way to have a PIN compared: the try is on the disk before, and is given back if the PIN is right. */
    private Entry enter(Pin pin, CardState state) {
        if (state.triesLeft() == 0) {
            return Entry.BLOCKED;
        }
        var counted = state.withTries(state.triesLeft() - 1);
        memory.write(counted);
        if (!isRight(pin, state)) {
            return counted.triesLeft() == 0 ? Entry.BLOCKED : Entry.WRONG;
        }
        memory.write(state.withTries(CardState.TRIES));
        return Entry.RIGHT;
    }

    private CardState newKeys(KeyOrder order, Pin pin) {
        var privateKeys = new HashMap<String, String>();
        var publicKeys = new HashMap<String, String>();
        try {
            for (var purpose : KeyPurpose.values()) {
                var pair = kind.make();
                privateKeys.put(
                        purpose.wireName(),
                        Bytes.of(pair.getPrivate().getEncoded()).toBase64());
                publicKeys.put(
                        purpose.wireName(),
                        Bytes.of(pair.getPublic().getEncoded()).toBase64());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the card could not make keys", e);
        }
        return withPin(new CardState(privateKeys, publicKeys, kind, name(order), "", "", null, CardState.TRIES), pin);
    }

    private CardState withPin(CardState state, Pin pin) {
        byte[] salt = new byte[SALT_OCTETS];
        chance.nextBytes(salt);
        return new CardState(
                state.privateKeys(),
                state.publicKeys(),
                state.keyKind(),
                state.keysOrder(),
                Bytes.of(salt).toBase64(),
                pinHash(pin, Bytes.of(salt), CardState.PIN_ROUNDS).toBase64(),
                CardState.PIN_ROUNDS,
                CardState.TRIES);
    }

    private static Bytes publicKey(CardState state, KeyPurpose purpose) {
        var key = state.publicKeys().get(purpose.wireName());
        if (key == null) {
            throw new IllegalStateException("a card without a key for " + purpose);
        }
        return Bytes.ofBase64(key);
    }

    private static String name(KeyOrder order) {
        return order.registrationId() + " " + order.nonce().toBase64();
    }

    private static boolean isRight(Pin pin, CardState state) {
        return pinHash(pin, Bytes.ofBase64(state.pinSalt()), state.rounds()).matches(Bytes.ofBase64(state.pinHash()));
    }

    private static Bytes pinHash(Pin pin, Bytes salt, int rounds) {
        try {
            var spec = new PBEKeySpec(pin.digits().toCharArray(), salt.toArray(), rounds, PIN_HASH_BITS);
            return Bytes.of(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the card could not check a PIN", e);
        }
    }

    private static Bytes proof(CardState state, KeyPurpose purpose, PossessionStatement statement) {
        try {
            return Bytes.of(state.kind().sign(privateKey(state, purpose), statement.toBeSigned()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the card could not prove its key", e);
        }
    }

    private static Bytes signature(CardState state, KeyPurpose purpose, Bytes hash) {
        try {
            return Bytes.of(state.kind().signHash(privateKey(state, purpose), hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the card could not sign", e);
        }
    }

    private static PrivateKey privateKey(CardState state, KeyPurpose purpose) throws GeneralSecurityException {
        String encoded = state.privateKeys().getOrDefault(purpose.wireName(), "");
        return state.kind().read(Bytes.ofBase64(encoded));
    }
}
