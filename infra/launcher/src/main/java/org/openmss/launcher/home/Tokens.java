package org.openmss.launcher.home;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.openmss.launcher.Obstacle;

/** The development issuer of the bearer tokens that people show (RFC 7519, ES256): one role, one audience, 15 minutes. */
public final class Tokens {
    /** The issuer's name, which a production start refuses. */
    public static final String ISSUER = "https://issuer.openmss.invalid";

    private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9.-]{1,40}");
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Map<String, String> AUDIENCE_OF_ROLE = new TreeMap<>(Map.of(
            "ra-officer", "registration-authority",
            "ra-supervisor", "registration-authority",
            "auditor", "registration-authority",
            "ca-operator", "certificate-authority",
            "ca-auditor", "certificate-authority",
            "mssp-operator", "mssp-gateway",
            "handset-operator", "handset-simulator"));

    private final MssHome home;
    private final InstantSource clock;

    public Tokens(MssHome home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /** A token for {@code role}, or for {@code role@service} where more than one service knows the role. Its person is named as the role is. */
    public String issue(String request) {
        return issue(request, request.replaceFirst("@.*", ""));
    }

    /** @param person told from others where two people are needed for one act */
    public String issue(String request, String person) {
        var at = request.indexOf('@');
        var role = at < 0 ? request : request.substring(0, at);
        var usual = AUDIENCE_OF_ROLE.get(role);
        if (usual == null) {
            throw new Obstacle("There is no role \"" + role + "\": the roles are "
                    + String.join(", ", AUDIENCE_OF_ROLE.keySet()) + ".");
        }
        var audience = at < 0 ? usual : request.substring(at + 1);
        if (!AUDIENCE_OF_ROLE.containsValue(audience)) {
            throw new Obstacle("There is no service \"" + audience + "\" that takes tokens.");
        }
        if (!PERSON.matcher(person).matches()) {
            throw new Obstacle("A person's name is 1 to 40 letters, digits, dots and hyphens.");
        }
        return sign(role, audience, person);
    }

    /** The file that services check tokens with; made together with its private key when it is not there. */
    public synchronized Path publicKey() {
        var file = home.secrets().resolve("token-public-key.pem");
        if (!Files.exists(file) || !Files.exists(privateKey())) {
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
                var keys = generator.generateKeyPair();
                home.write(
                        privateKey(), Pem.block("PRIVATE KEY", keys.getPrivate().getEncoded()));
                home.write(file, Pem.block("PUBLIC KEY", keys.getPublic().getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new Obstacle("This JDK cannot make P-256 keys: use a complete JDK 25.", e);
            }
        }
        return file;
    }

    private String sign(String role, String audience, String person) {
        if (!Files.exists(privateKey())) {
            throw new Obstacle("There is no mesh in " + home.folder() + " yet: ./mss up makes one.");
        }
        var now = clock.instant().getEpochSecond();
        var header = "{\"alg\":\"ES256\",\"typ\":\"JWT\"}";
        var payload = "{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + audience + "\",\"sub\":\"" + person + "\",\"upn\":\""
                + person + "\",\"groups\":[\"" + role + "\"],\"iat\":" + now + ",\"exp\":" + (now + LIFE.toSeconds())
                + ",\"jti\":\"" + UUID.randomUUID() + "\"}";
        var signed = base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64(payload.getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(Pem.privateKey(privateKey(), "EC"));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new Obstacle("The token key in " + privateKey() + " cannot be used: ./mss reset makes a new one.", e);
        }
    }

    private Path privateKey() {
        return home.secrets().resolve("token-private-key.pem");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
