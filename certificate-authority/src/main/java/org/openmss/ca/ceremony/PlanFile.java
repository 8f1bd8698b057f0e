package org.openmss.ca.ceremony;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Properties;
import java.util.Set;
import org.openmss.ca.ceremony.domain.Plan;
import org.openmss.ca.hierarchy.HierarchyConfig;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;
import org.openmss.ca.hierarchy.domain.PublicAddress;

/** A properties file: the service's own {@code mss.ca} settings, and {@code mss.ceremony}. Passwords and PINs may come from the environment. */
record PlanFile(HierarchyConfig settings, HierarchyConfig.Keys rootKeys, Plan plan) {
    private static final int FILE_ORDINAL = 250;
    private static final Duration LONGEST_RESPONDER_LIFE = Duration.ofDays(90);
    private static final Duration LONGEST_TIME_STAMPING = Duration.ofDays(2 * 365);
    /** Where the root's key is made or lies, if not with the others: so that it can be taken away. */
    private static final String ROOT_KEYS = "mss.ceremony.root-keys";

    /** @throws IllegalArgumentException where the file is no plan */
    static PlanFile read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(reader);
            return of(config(properties, file), saysWhereTheRootIs(properties.stringPropertyNames()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the plan " + file + " cannot be read", unreadable);
        } catch (ConfigValidationException wrong) {
            throw new IllegalArgumentException("the plan " + file + " is not one: " + wrong.getMessage(), wrong);
        }
    }

    private static SmallRyeConfig config(Properties properties, Path file) {
        var values = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .addSystemSources()
                .withSources(new PropertiesConfigSource(values, file.toString(), FILE_ORDINAL))
                .withMapping(HierarchyConfig.class)
                .withMapping(CeremonyConfig.class);
        return (saysWhereTheRootIs(values.keySet())
                        ? builder.withMapping(HierarchyConfig.Keys.class, ROOT_KEYS)
                        : builder)
                .build();
    }

    private static boolean saysWhereTheRootIs(Set<String> names) {
        return names.stream().anyMatch(name -> name.startsWith(ROOT_KEYS + "."));
    }

    private static PlanFile of(SmallRyeConfig config, boolean rootApart) {
        var settings = config.getConfigMapping(HierarchyConfig.class);
        var ceremony = config.getConfigMapping(CeremonyConfig.class);
        var authorities = new LinkedHashMap<AuthorityName, KeyAlgorithm>();
        ceremony.authorities()
                .forEach((name, algorithm) ->
                        authorities.put(new AuthorityName(name), KeyAlgorithm.ofWireName(algorithm)));
        checkNames(settings.organization());
        require(
                settings.responderLife().compareTo(LONGEST_RESPONDER_LIFE) <= 0,
                "mss.ca.responder-life is at most 90 days");
        require(
                settings.timeStamping().use().compareTo(LONGEST_TIME_STAMPING) <= 0
                        && settings.timeStamping()
                                        .use()
                                        .compareTo(settings.timeStamping().life())
                                <= 0,
                "mss.ca.time-stamping.use is at most two years, and no longer than mss.ca.time-stamping.life");
        require(
                settings.keys().createIfAbsent() || !new PublicAddress(settings.publicUrl()).isInternal(),
                "mss.ca.public-url is " + settings.publicUrl()
                        + ", which relying parties outside cannot reach; it would stand in every certificate."
                        + " A development plan says mss.ca.keys.create-if-absent=true");
        return new PlanFile(
                settings,
                rootApart ? config.getConfigMapping(HierarchyConfig.Keys.class, ROOT_KEYS) : settings.keys(),
                new Plan(
                        ceremony.root().map(KeyAlgorithm::ofWireName),
                        authorities,
                        ceremony.timeStamping(),
                        ceremony.rootCrlLife()));
    }

    private static void checkNames(HierarchyConfig.Organization organization) {
        require(
                organization.country().matches("[A-Z]{2}"),
                "mss.ca.organization.country is two capital letters, like IS");
        require(
                !organization.name().isBlank() && organization.name().length() <= 40,
                "mss.ca.organization.name has 1 to 40 characters");
        require(
                organization.identifier().matches("(NTR|VAT)[A-Z]{2}-.{1,50}"),
                "mss.ca.organization.identifier is like NTRIS-1234567890 or VATIS-12345 (EN 319 412-1, 5.1.4)");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
