package org.openmss.bench.ca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.UUID;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.PossessionStatement;
import org.openmss.kernel.RegistrationId;

/** A user's P-256 key, and what its card would send. */
final class Keys {
    private static final Iccid CARD = Iccid.withCheckDigit("899990100000000001");
    private static final ThreadLocal<KeyPairGenerator> GENERATORS = ThreadLocal.withInitial(Keys::generator);
    private final KeyPair pair = GENERATORS.get().generateKeyPair();

    /** The body of {@code POST /certificates}, with the proof of possession. */
    String request(Bytes nonce) {
        var registration = new RegistrationId(UUID.randomUUID());
        var publicKey = Bytes.of(pair.getPublic().getEncoded());
        var statement = new PossessionStatement(registration, CARD, KeyPurpose.AUTHENTICATION, nonce, publicKey);
        return """
                {"requestId":"%s","profile":"authentication","subject":{"countryName":"IS","givenName":"Þórunn Æsa",\
                "surname":"Jónsdóttir","serialNumber":"%s"},"publicKey":"%s","proof":{"registrationId":"%s","iccid":"%s",\
                "nonce":"%s","signature":"%s"}}""".formatted(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        publicKey.toBase64(),
                        registration,
                        CARD.value(),
                        nonce.toBase64(),
                        signature(statement.toBeSigned()).toBase64());
    }

    Bytes publicKey() {
        return Bytes.of(pair.getPublic().getEncoded());
    }

    private Bytes signature(Bytes content) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content.toArray());
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPairGenerator generator() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
