package org.openmss.ca.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.HierarchyInMemory;
import org.openmss.ca.issuance.domain.ProfileEdition;
import org.openmss.ca.issuance.domain.ProfileEditions;
import org.openmss.ca.issuance.domain.ProfileSource;
import org.openmss.ca.issuance.profiles.ProfileFiles;
import org.openmss.ca.register.domain.ProfileName;

class ProfilesTest {
    private static final Hierarchy HIERARCHY = HierarchyInMemory.create(() -> Instant.parse("2030-01-01T00:00:00Z"));
    private final ProfileEditions editions = new EditionsInMemory(new HashMap<>());

    private Profiles started(String content) {
        var builtIn = ProfileFiles.builtIn();
        var profiles = new Profiles(
                new ProfileSource() {
                    @Override
                    public List<ProfileEdition> all() {
                        return List.of(builtIn.read("own.yaml", content));
                    }

                    @Override
                    public ProfileEdition read(String origin, String text) {
                        return builtIn.read(origin, text);
                    }
                },
                editions,
                HIERARCHY);
        profiles.load();
        return profiles;
    }

    @Test
    void aProfileStartsAgainAsItWas() {
        started(ProfileFiles.QUALIFIED);

        assertThat(started(ProfileFiles.QUALIFIED).named("signature-qualified").version())
                .isEqualTo("1");
    }

    @Test
    void aChangedProfileWithTheSameVersionStopsTheStart() {
        started(ProfileFiles.QUALIFIED);

        assertThatThrownBy(() -> started(ProfileFiles.QUALIFIED.replace("P2Y", "P1Y")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("own.yaml: 'version' breaks POL-12")
                .hasMessageContaining("give the changed profile a new version");
    }

    @Test
    void aChangedProfileWithANewVersionStartsAndTheOldEditionIsKept() {
        started(ProfileFiles.QUALIFIED);

        var profiles = started(ProfileFiles.QUALIFIED.replace("P2Y", "P1Y").replace("\"1\"", "\"2\""));

        assertThat(profiles.named("signature-qualified").life()).hasToString("P1Y");
        assertThat(profiles.edition(new ProfileName("signature-qualified"), "1").life())
                .hasToString("P2Y");
    }

    @Test
    void aProfileOfALineThatIsNotThereStopsTheStart() {
        assertThatThrownBy(() -> started(ProfileFiles.QUALIFIED.replace("life:", "issuer: operator-b\nlife:")))
                .hasMessageStartingWith("own.yaml: 'issuer'")
                .hasMessageContaining("operator-b");
    }

    private record EditionsInMemory(Map<String, String> contents) implements ProfileEditions {
        @Override
        public Optional<String> find(ProfileName name, String version) {
            return Optional.ofNullable(contents.get(name + " " + version));
        }

        @Override
        public void add(ProfileEdition edition) {
            contents.putIfAbsent(edition.name() + " " + edition.version(), edition.content());
        }
    }
}
