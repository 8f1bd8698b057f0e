package org.openmss.ca.revocation.bulk.domain;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/** Which certificates: of those that stand, or are on hold. */
public sealed interface Scope {

    /** All of an issuing CA, of this generation alone, that have not run out. */
    record OfIssuer(AuthorityName name, AuthorityId id) implements Scope {}

    /** All of a profile, in every version, that have not run out. */
    record OfProfile(ProfileName profile) implements Scope {}

    record Listed(List<CertificateSerial> serials) implements Scope {
        public Listed {
            serials = serials.stream()
                    .sorted(Comparator.comparing(CertificateSerial::value))
                    .toList();
        }
    }

    /** A short name: the same for the same scope, as it stands in the audit trail. */
    default String title() {
        return switch (this) {
            case OfIssuer issuer -> "issuer " + issuer.name();
            case OfProfile profile -> "profile " + profile.profile();
            case Listed listed -> "list of " + listed.serials().size() + ", " + digest(listed);
        };
    }

    private static String digest(Listed listed) {
        var text = new StringBuilder();
        listed.serials().forEach(serial -> text.append(serial).append('\n'));
        return Bytes.of(text.toString().getBytes(StandardCharsets.US_ASCII))
                .sha256()
                .toHex()
                .substring(0, 16);
    }
}
