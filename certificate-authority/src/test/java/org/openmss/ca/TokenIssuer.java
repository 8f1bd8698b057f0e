package org.openmss.ca;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/** Issues tokens for people, and has the service trust them. */
public final class TokenIssuer implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair KEYS = Card.p256();

    @Override
    public Map<String, String> start() {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
        return Map.of("mp.jwt.verify.publickey", pem);
    }

    @Override
    public void stop() {}

    /** A token for this service that lives ten minutes. */
    public static String person(String name, String role) {
        return person(name, name, role);
    }

    /** The same, for one who is called otherwise than the subject. */
    public static String person(String subject, String name, String role) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        return token(
                "{\"iss\":\"https://issuer.openmss.invalid\",\"aud\":\"certificate-authority\",\"sub\":\"%1$s\",\"upn\":\"%2$s\",\"groups\":[\"%3$s\"],\"iat\":%4$d,\"exp\":%5$d}"
                        .formatted(subject, name, role, now, now + 600));
    }

    static String token(String claims) {
        return token(claims, KEYS);
    }

    static String token(String claims, KeyPair keys) {
        String signed = base64("{\"alg\":\"ES256\",\"typ\":\"JWT\"}") + "." + base64(claims);
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(String claims) {
        return base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
