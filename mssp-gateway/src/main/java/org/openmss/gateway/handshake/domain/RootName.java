package org.openmss.gateway.handshake.domain;

import java.util.ArrayList;
import java.util.Collections;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The distinguished name of a CA, in the order of RFC 2253 or in that of the certificate: clients write both. */
public record RootName(X500Principal name, X500Principal reversed) {

    /** @throws IllegalArgumentException where it is no distinguished name */
    public static RootName parse(String text) {
        try {
            var parts = new ArrayList<Rdn>(new LdapName(text).getRdns());
            Collections.reverse(parts);
            return new RootName(new X500Principal(text), new X500Principal(new LdapName(parts).toString()));
        } catch (InvalidNameException | IllegalArgumentException noName) {
            throw new IllegalArgumentException(
                    "a distinguished name is expected as RFC 2253 writes it, like CN=Root,O=Operator,C=XX", noName);
        }
    }

    boolean names(X500Principal principal) {
        return name.equals(principal) || reversed.equals(principal);
    }
}
