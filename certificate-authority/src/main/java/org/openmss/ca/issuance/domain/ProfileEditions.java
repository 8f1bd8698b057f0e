package org.openmss.ca.issuance.domain;

import java.util.Optional;
import org.openmss.ca.register.domain.ProfileName;

/** Every edition of a profile that this CA has started with (certificate profile POL-12). */
public interface ProfileEditions {

    /** The content. */
    Optional<String> find(ProfileName name, String version);

    /** Takes an edition on record; nothing happens where the version is on record. */
    void add(ProfileEdition edition);
}
