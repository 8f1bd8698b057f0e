package org.openmss.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the card encrypts to the registration authority: the activation code that the person typed, and a hash that ties it to this
 * registration, card, nonce and these two public keys. Whoever carries it cannot put other keys beside it.
 *
 * @param activationCode eight digits
 * @param binding SHA-256, see {@link #bindingOf}
 */
public record ActivationMessage(String activationCode, Bytes binding) {
    private static final String TAG = "OpenMSS activation v1";
    private static final int CODE_LENGTH = 8;
    private static final int BINDING_LENGTH = 32;

    public ActivationMessage {
        if (!activationCode.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("an activation code is eight digits");
        }
        if (binding.length() != BINDING_LENGTH) {
            throw new IllegalArgumentException("the binding is a SHA-256 value");
        }
    }

    public static Bytes bindingOf(
            RegistrationId registrationId, Iccid iccid, Bytes nonce, Bytes authenticationKey, Bytes signatureKey) {
        return new LengthPrefixed()
                .add(TAG)
                .add(registrationId.toString())
                .add(iccid.value())
                .add(nonce)
                .add(authenticationKey)
                .add(signatureKey)
                .toBytes()
                .sha256();
    }

    /** The plaintext, 40 octets. */
    public Bytes toBytes() {
        byte[] plaintext =
                Arrays.copyOf(activationCode.getBytes(StandardCharsets.US_ASCII), CODE_LENGTH + BINDING_LENGTH);
        System.arraycopy(binding.toArray(), 0, plaintext, CODE_LENGTH, BINDING_LENGTH);
        return Bytes.of(plaintext);
    }

    /** @throws IllegalArgumentException where the bytes are not an activation message */
    public static ActivationMessage parse(Bytes plaintext) {
        if (plaintext.length() != CODE_LENGTH + BINDING_LENGTH) {
            throw new IllegalArgumentException("an activation message has 40 octets");
        }
        byte[] content = plaintext.toArray();
        return new ActivationMessage(
                new String(content, 0, CODE_LENGTH, StandardCharsets.US_ASCII),
                Bytes.of(Arrays.copyOfRange(content, CODE_LENGTH, content.length)));
    }

    /** Secret: says nothing. */
    @Override
    public String toString() {
        return "ActivationMessage[…]";
    }
}
