package org.openmss.ca.issuance;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.issuance.domain.CertificateProfile;
import org.openmss.ca.issuance.domain.ProfileEdition;
import org.openmss.ca.issuance.domain.ProfileEditions;
import org.openmss.ca.issuance.domain.ProfileSource;
import org.openmss.ca.register.domain.ProfileName;

/**
 * The profiles that this CA issues by. A profile that breaks a rule stops the start, and so does one that was changed and kept its version:
 * a certificate's record names its version, and the version must say what the certificate says (certificate profile POL-12).
 */
@Startup
@Singleton
public class Profiles {
    private static final Logger LOG = Logger.getLogger(Profiles.class);
    private final ProfileSource source;
    private final ProfileEditions editions;
    private final Hierarchy hierarchy;
    private Map<String, CertificateProfile> profiles = Map.of();

    Profiles(ProfileSource source, ProfileEditions editions, Hierarchy hierarchy) {
        this.source = source;
        this.editions = editions;
        this.hierarchy = hierarchy;
    }

    @PostConstruct
    void load() {
        var loaded = new TreeMap<String, CertificateProfile>();
        for (var edition : source.all()) {
            checkIssuer(edition);
            recordVersion(edition);
            loaded.put(edition.name().value(), edition.profile());
        }
        profiles = loaded;
        LOG.infof("profiles ready names=%s", loaded.keySet());
    }

    /** @throws IllegalArgumentException where there is none of this name */
    public CertificateProfile named(String name) {
        var found = profiles.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the profiles are " + String.join(", ", profiles.keySet()));
        }
        return found;
    }

    /** The edition that a certificate was prepared by. */
    CertificateProfile edition(ProfileName name, String version) {
        var current = profiles.get(name.value());
        if (current != null && current.version().equals(version)) {
            return current;
        }
        return editions.find(name, version)
                .map(content -> source.read("profile_edition", content).profile())
                .orElseThrow(() -> new IllegalStateException(
                        "profile " + name + " version " + version + " is not on record, but certificates of it are"));
    }

    Issuer issuer(CertificateProfile profile) {
        return profile.issuer().map(hierarchy::active).orElseGet(hierarchy::issuing);
    }

    private void checkIssuer(ProfileEdition edition) {
        try {
            edition.profile().issuer().ifPresent(hierarchy::newest);
        } catch (IllegalStateException noSuchLine) {
            throw new IllegalStateException(edition.origin() + ": 'issuer': " + noSuchLine.getMessage(), noSuchLine);
        }
    }

    private void recordVersion(ProfileEdition edition) {
        editions.add(edition);
        String recorded = editions.find(edition.name(), edition.version()).orElseThrow();
        if (!recorded.equals(edition.content())) {
            throw new IllegalStateException(edition.origin() + ": 'version' breaks POL-12: version " + edition.version()
                    + " of profile " + edition.name()
                    + " was another one when this CA last started; give the changed profile a new version");
        }
    }
}
