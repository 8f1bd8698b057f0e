package org.openmss.ca.hierarchy.domain;

import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The name in a CA's or responder's certificate (certificate profile CA-3): one each of country, organization, its identifier, common name. */
record AuthoritySubject(X500Principal name) {
    private static final String ORGANIZATION_IDENTIFIER = "2.5.4.97";
    private static final List<String> ATTRIBUTES = List.of("C", "CN", "O", "OrgId");

    void check() {
        List<Rdn> parts = parts();
        var types = parts.stream().map(Rdn::getType).sorted().toList();
        require(types.equals(ATTRIBUTES), "it has one each of C, O, organizationIdentifier and CN, and has " + types);
        String identifier = value(parts, "OrgId");
        require(identifier.matches("(NTR|VAT)[A-Z]{2}-.+"), "the organizationIdentifier is not like NTRIS-1234567890");
        require(!identifier.equals(value(parts, "O")), "the organization's identifier and name are the same");
        require(value(parts, "C").matches("[A-Z]{2}"), "the country is not two capital letters");
    }

    private List<Rdn> parts() {
        try {
            return new LdapName(name.getName(X500Principal.RFC2253, Map.of(ORGANIZATION_IDENTIFIER, "OrgId")))
                    .getRdns();
        } catch (InvalidNameException impossible) {
            throw new AuthorityProfileViolation("CA-3", "the subject is no name");
        }
    }

    private static String value(List<Rdn> parts, String type) {
        return parts.stream()
                .filter(part -> part.getType().equals(type))
                .map(part -> part.getValue().toString())
                .findFirst()
                .orElse("");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AuthorityProfileViolation("CA-3", otherwise);
        }
    }
}
