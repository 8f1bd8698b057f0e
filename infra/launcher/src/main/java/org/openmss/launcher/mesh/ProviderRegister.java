package org.openmss.launcher.mesh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.DevelopmentSecrets;
import org.openmss.launcher.home.Tokens;
import org.openmss.launcher.web.Web;

/** Has the gateway make the mesh's application providers, once: their passwords are told once, and kept with the secrets. */
final class ProviderRegister {
    private static final Map<String, String> NAMES = Map.of("ap-sample", "Sample Shop", "demo-bank", "Demo Bank");
    private final DevelopmentSecrets secrets;
    private final Tokens tokens;
    private final Web web;

    ProviderRegister(DevelopmentSecrets secrets, Tokens tokens, Web web) {
        this.secrets = secrets;
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
        return secrets.find(secret(apId)).map(password -> provider(apId, password));
    }

    private ApplicationProvider make(String apId, String gateway) {
        var answer = web.withToken(tokens.issue("mssp-operator"))
                .post(
                        gateway + "/aps",
                        Map.of("apId", apId, "name", name(apId), "profiles", List.of("authentication", "signature")));
        if (answer.status() != 201) {
            throw new Obstacle("The gateway did not register the application provider " + apId + " (it said " + answer
                    + "): ./mss reset starts with an empty register.");
        }
        return provider(apId, secrets.keep(secret(apId), answer.text("password")));
    }

    private static ApplicationProvider provider(String apId, String password) {
        return new ApplicationProvider(apId, name(apId), password, Service.OPERATOR_A);
    }

    private static String name(String apId) {
        return NAMES.getOrDefault(apId, apId);
    }

    private static String secret(String apId) {
        return "ap-" + apId;
    }
}
