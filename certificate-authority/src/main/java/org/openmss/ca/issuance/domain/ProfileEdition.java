package org.openmss.ca.issuance.domain;

import java.nio.charset.StandardCharsets;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.kernel.Bytes;

/**
 * A profile as it is written, in a form that the same content always has.
 *
 * @param origin the file, for messages
 */
public record ProfileEdition(String origin, String content, CertificateProfile profile) {

    public ProfileName name() {
        return profile.name();
    }

    public String version() {
        return profile.version();
    }

    public Bytes fingerprint() {
        return Bytes.of(content.getBytes(StandardCharsets.UTF_8)).sha256();
    }
}
