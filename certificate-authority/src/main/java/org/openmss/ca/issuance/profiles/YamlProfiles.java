package org.openmss.ca.issuance.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openmss.ca.issuance.IssuanceConfig;
import org.openmss.ca.issuance.domain.InvalidProfile;
import org.openmss.ca.issuance.domain.ProfileEdition;
import org.openmss.ca.issuance.domain.ProfileSource;

/**
 * The built-in profiles, and those of the folder {@code mss.issuance.profiles}, where one of the same name stands for the built-in one.
 * A profile's form for comparison is its content as JSON with sorted keys: comments and layout do not make another edition.
 */
@Singleton
class YamlProfiles implements ProfileSource {
    private static final List<String> BUILT_IN = List.of(
            "authentication",
            "authentication-server",
            "authentication-short-lived",
            "machine-client",
            "signature",
            "signature-server",
            "signature-short-lived");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private final IssuanceConfig config;

    YamlProfiles(IssuanceConfig config) {
        this.config = config;
    }

    @Override
    public List<ProfileEdition> all() {
        var found = new HashMap<String, ProfileEdition>();
        for (var name : BUILT_IN) {
            found.put(name, read("profiles/" + name + ".yaml", builtIn("/profiles/" + name + ".yaml")));
        }
        var own = new HashMap<String, ProfileEdition>();
        for (var file : files()) {
            var edition = read(file.toString(), text(file));
            var other = own.put(edition.name().value(), edition);
            if (other != null) {
                throw new IllegalStateException(
                        other.origin() + " and " + edition.origin() + " are both the profile " + edition.name());
            }
        }
        found.putAll(own);
        return List.copyOf(found.values());
    }

    @Override
    public ProfileEdition read(String origin, String content) {
        try {
            var document = YAML.readValue(content, ProfileDocument.class);
            if (document == null) {
                throw new IllegalArgumentException("the file is empty");
            }
            var profile = document.toDomain(config.practiceStatement());
            return new ProfileEdition(
                    origin, CANONICAL.writeValueAsString(YAML.readValue(content, Map.class)), profile);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(origin + ": " + malformed.getMessage(), malformed);
        } catch (InvalidProfile | IllegalArgumentException wrong) {
            throw new IllegalStateException(origin + ": " + wrong.getMessage(), wrong);
        }
    }

    private List<Path> files() {
        var found = new ArrayList<Path>();
        config.profiles().ifPresent(folder -> {
            try (var files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(found::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("mss.issuance.profiles: " + folder + " cannot be read", unreadable);
            }
        });
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read as UTF-8", unreadable);
        }
    }

    private static String builtIn(String resource) {
        try (var stream = Objects.requireNonNull(YamlProfiles.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
