package org.openmss.ca.issuance.domain;

import java.util.List;

/** Where profiles are written. */
public interface ProfileSource {

    /** @throws IllegalStateException names the file, the key and the rule where a profile cannot be used */
    List<ProfileEdition> all();

    /** Reads what {@link ProfileEdition#content} once was. */
    ProfileEdition read(String origin, String content);
}
