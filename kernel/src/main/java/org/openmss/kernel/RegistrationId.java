package org.openmss.kernel;

import java.util.UUID;

/** Names one binding of person, SIM, keys and certificates, made by the registration authority. */
public record RegistrationId(UUID value) {

    /** @throws IllegalArgumentException where the text is not a UUID in its usual 36 characters */
    public static RegistrationId parse(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("a registration id is a UUID of 36 characters");
        }
        return new RegistrationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
