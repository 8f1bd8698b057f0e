package org.openmss.ca;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.PossessionStatement;
import org.openmss.kernel.RegistrationId;

/** A SIM card with one key, for tests: proves possession and makes requests for a certificate. */
public final class Card {
    private final KeyPair keys;
    private final RegistrationId registration = new RegistrationId(UUID.randomUUID());
    private final Iccid iccid = Iccid.withCheckDigit("899990100000000001");
    private final String serialNumber = UUID.randomUUID().toString();
    private Bytes nonce = random(32);

    public Card() {
        this(p256());
    }

    public Card(KeyPair keys) {
        this.keys = keys;
    }

    public static KeyPair rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair p256() {
        return key("secp256r1");
    }

    public static KeyPair key(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Bytes random(int octets) {
        byte[] random = new byte[octets];
        new SecureRandom().nextBytes(random);
        return Bytes.of(random);
    }

    public Bytes publicKey() {
        return Bytes.of(keys.getPublic().getEncoded());
    }

    public KeyPair keys() {
        return keys;
    }

    /** A fresh nonce of the registration authority. */
    public Card challenged() {
        nonce = random(32);
        return this;
    }

    public PossessionStatement statement(KeyPurpose purpose) {
        return new PossessionStatement(registration, iccid, purpose, nonce, publicKey());
    }

    public Bytes sign(Bytes content) {
        try {
            var signature = Signature.getInstance(
                    "SHA256with" + (keys.getPublic().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA"));
            signature.initSign(keys.getPrivate());
            signature.update(content.toArray());
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of POST /certificates; its maps may be changed. */
    public Map<String, Object> request(KeyPurpose purpose) {
        return request(purpose, UUID.randomUUID().toString());
    }

    public Map<String, Object> request(KeyPurpose purpose, String requestId) {
        var subject = new LinkedHashMap<String, Object>();
        subject.put("countryName", "IS");
        subject.put("givenName", "Þórunn Æsa");
        subject.put("surname", "Jónsdóttir");
        subject.put("serialNumber", serialNumber);
        var proof = new LinkedHashMap<String, Object>();
        proof.put("registrationId", registration.toString());
        proof.put("iccid", iccid.value());
        proof.put("nonce", nonce.toBase64());
        proof.put("signature", sign(statement(purpose).toBeSigned()).toBase64());
        var request = new LinkedHashMap<String, Object>();
        request.put("requestId", requestId);
        request.put("profile", purpose.wireName());
        request.put("subject", subject);
        request.put("publicKey", publicKey().toBase64());
        request.put("proof", proof);
        return request;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> part(Map<String, Object> request, String name) {
        return (Map<String, Object>) Objects.requireNonNull(request.get(name));
    }
}
