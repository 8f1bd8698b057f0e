package org.openmss.ca.issuance;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.openmss.ca.Card;
import org.openmss.ca.issuance.profiles.ProfileFiles;

/** A list of weak keys with one made-up entry, and a folder with the profile of a qualified certificate. */
public final class IssuanceForTests implements QuarkusTestResourceLifecycleManager {
    static final String WEAK_KEY = "test.weak-key";

    @Override
    public Map<String, String> start() {
        try {
            var weak = new Card().publicKey();
            var list = Files.createTempFile("weak-keys", ".txt");
            Files.writeString(list, "# made up\n" + weak.sha256().toHex() + "\n");
            var profiles = Files.createTempDirectory("profiles");
            Files.writeString(profiles.resolve("qualified.yaml"), ProfileFiles.QUALIFIED);
            return Map.of(
                    "mss.issuance.weak-keys",
                    list.toString(),
                    WEAK_KEY,
                    weak.toBase64(),
                    "mss.issuance.profiles",
                    profiles.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
