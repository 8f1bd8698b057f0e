package org.openmss.launcher.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.DevelopmentSecrets;
import org.openmss.launcher.home.ProviderIdentity;
import org.openmss.launcher.home.Tokens;
import org.openmss.launcher.web.Answer;
import org.openmss.launcher.web.Web;

/** Has the gateway make the mesh's application providers, once: what they sign in with is told once, and kept with the secrets. */
final class ProviderRegister {
    private static final Map<String, String> NAMES = Map.of("ap-sample", "Sample Shop", "demo-bank", "Demo Bank");
    private final DevelopmentSecrets secrets;
    private final DevelopmentPki pki;
    private final Tokens tokens;
    private final Web web;

    ProviderRegister(DevelopmentSecrets secrets, DevelopmentPki pki, Tokens tokens, Web web) {
        this.secrets = secrets;
        this.pki = pki;
        this.tokens = tokens;
        this.web = web;
    }

    /** The providers, if an earlier start has made them all. */
    Optional<List<ApplicationProvider>> known() {
        var known = NAMES.keySet().stream()
                .sorted()
                .map(this::known)
                .flatMap(Optional::stream)
                .toList();
        return known.size() == NAMES.size() ? Optional.of(known) : Optional.empty();
    }

    List<ApplicationProvider> makeMissing(String gateway) {
        return NAMES.keySet().stream()
                .sorted()
                .map(apId -> known(apId).orElseGet(() -> make(apId, gateway)))
                .toList();
    }

    private Optional<ApplicationProvider> known(String apId) {
        var files = pki.providerFiles(apId, secrets.password(secret(apId) + "-keystore"));
        return secrets.find(secret(apId))
                .filter(password -> pki.isFresh(files.certificate())
                        && secrets.find(registeredCertificate(apId))
                                .equals(Optional.of(pki.fingerprint(files.certificate()))))
                .flatMap(password ->
                        secrets.find(hmacKey(apId)).map(hmacKey -> provider(apId, password, hmacKey, files)));
    }

    private ApplicationProvider make(String apId, String gateway) {
        var operator = web.withToken(tokens.issue("mssp-operator"));
        if (secrets.find(secret(apId)).isEmpty()) {
            var answer = operator.post(
                    gateway + "/aps",
                    Map.of("apId", apId, "name", name(apId), "profiles", List.of("authentication", "signature")));
            require(answer, 201, apId);
            secrets.keep(secret(apId), answer.text("password"));
            secrets.keep(hmacKey(apId), answer.text("hmacKey"));
        }
        // A folder from before HMAC keys has the provider, and not its key.
        if (secrets.find(hmacKey(apId)).isEmpty()) {
            var answer = operator.post(gateway + "/aps/" + apId + "/hmac-key", Map.of());
            require(answer, 200, apId);
            secrets.keep(hmacKey(apId), answer.text("hmacKey"));
        }
        var identity = pki.providerIdentity(apId, secrets.password(secret(apId) + "-keystore"));
        var answer = operator.post(
                gateway + "/aps/" + apId + "/client-certificates", Map.of("certificate", read(identity.certificate())));
        require(answer, 201, apId);
        // Kept last, so that a start that was cut short makes another certificate.
        secrets.keep(registeredCertificate(apId), answer.text("sha256"));
        return known(apId).orElseThrow();
    }

    private static void require(Answer answer, int status, String apId) {
        if (answer.status() != status) {
            throw new Obstacle("The gateway did not register the application provider " + apId + " (it said " + answer
                    + "): ./mss reset starts with an empty register.");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Obstacle.of(file, e);
        }
    }

    private static ApplicationProvider provider(
            String apId, String password, String hmacKey, ProviderIdentity identity) {
        return new ApplicationProvider(apId, name(apId), password, hmacKey, identity, Service.OPERATOR_A);
    }

    private static String hmacKey(String apId) {
        return secret(apId) + "-hmac-key";
    }

    private static String registeredCertificate(String apId) {
        return secret(apId) + "-certificate-sha256";
    }

    private static String name(String apId) {
        return NAMES.getOrDefault(apId, apId);
    }

    private static String secret(String apId) {
        return "ap-" + apId;
    }
}
