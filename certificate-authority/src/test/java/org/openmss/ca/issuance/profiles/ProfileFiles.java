package org.openmss.ca.issuance.profiles;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openmss.ca.issuance.domain.CertificateProfile;
import org.openmss.ca.issuance.domain.ProfileEdition;
import org.openmss.ca.issuance.domain.ProfileSource;
import org.openmss.ca.issuance.pkix.Templates;

/** Profiles for tests without a container. */
public final class ProfileFiles {
    /** All that EN 319 412-5 knows, on a key in a QSCD. */
    public static final String QUALIFIED = """
            name: signature-qualified
            version: "1"
            description: An EU qualified certificate for electronic signatures, made up for tests.
            life: P2Y
            subject: person-with-semantic-number
            keys:
              kinds: [P-256, RSA]
              secureDevice: true
            proofs: [statement]
            keyUsage: [nonRepudiation]
            policies:
              own: 2.999.1.9
              standard: QCP-n-qscd
              practiceStatement: https://pki.operator.example/cps
            qcStatements:
              compliance: true
              secureDevice: true
              type: esign
              disclosures:
                - {address: "https://pki.operator.example/pds-en.pdf", language: en}
                - {address: "https://pki.operator.example/pds-is.pdf", language: is}
              retentionYears: 15
              limit: {currency: EUR, amount: 5, exponent: 3}
            """;

    private ProfileFiles() {}

    public static ProfileSource builtIn() {
        return new YamlProfiles(Templates.settings(Optional.empty(), Optional.empty()));
    }

    public static List<ProfileEdition> with(Path folder) {
        return new YamlProfiles(Templates.settings(Optional.of(folder), Optional.empty())).all();
    }

    public static CertificateProfile named(String name) {
        return builtIn().all().stream()
                .map(ProfileEdition::profile)
                .filter(profile -> profile.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static CertificateProfile qualified() {
        return builtIn().read("signature-qualified.yaml", QUALIFIED).profile();
    }
}
