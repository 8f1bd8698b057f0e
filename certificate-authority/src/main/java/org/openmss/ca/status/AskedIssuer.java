package org.openmss.ca.status;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.status.domain.IssuerHash;
import org.openmss.ca.status.domain.OcspQuestion;
import org.openmss.ca.status.domain.OcspQuestion.About;
import org.openmss.kernel.Bytes;

/** A CA as questions name it: by hashes that are worked out once, since they stay the same. */
record AskedIssuer(Issuer issuer, AuthorityId id, Map<IssuerHash, Name> names) {

    /** The issuerNameHash and the issuerKeyHash of a CertID. */
    record Name(Bytes nameHash, Bytes keyHash) {}

    static AskedIssuer of(Issuer issuer) {
        var names = new EnumMap<IssuerHash, Name>(IssuerHash.class);
        for (var hash : IssuerHash.values()) {
            names.put(
                    hash,
                    new Name(
                            hash.of(issuer.certificate().subject()),
                            hash.of(issuer.certificate().publicKeyBits())));
        }
        return new AskedIssuer(issuer, issuer.id(), names);
    }

    static List<AskedIssuer> of(List<Issuer> issuers) {
        return issuers.stream().map(AskedIssuer::of).toList();
    }

    /** Whether all its certificates are of this CA: a responder answers for its own CA alone (certificate profile RSP-1). */
    boolean isMeantBy(OcspQuestion question) {
        for (var about : question.certificates()) {
            if (!isMeantBy(about)) {
                return false;
            }
        }
        return true;
    }

    private boolean isMeantBy(About about) {
        if (about.hash().isEmpty()) {
            return false;
        }
        var name = names.get(about.hash().get());
        return name != null
                && name.nameHash().equals(about.issuerNameHash())
                && name.keyHash().equals(about.issuerKeyHash());
    }
}
