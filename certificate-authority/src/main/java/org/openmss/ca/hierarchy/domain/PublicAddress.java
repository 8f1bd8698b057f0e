package org.openmss.ca.hierarchy.domain;

import java.net.URI;
import java.util.Locale;

/** Where the world reaches this CA. It stands in every certificate, so it is looked at before the first one is made (certificate profile CA-5). */
public record PublicAddress(URI base) {

    /** @throws IllegalArgumentException where certificates could not carry it */
    public PublicAddress {
        if (!"http".equals(base.getScheme())
                || base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "mss.ca.public-url is an absolute http address without user, query or fragment, like http://pki.operator.example");
        }
        base = URI.create(base.toString().replaceAll("/+$", ""));
    }

    /** Whether somebody outside this machine or site could not reach it. */
    public boolean isInternal() {
        String host = base.getHost().toLowerCase(Locale.ROOT);
        return !host.contains(".")
                || host.startsWith("[")
                || host.matches("[0-9.]+")
                || host.matches(".*\\.(local|localhost|internal|invalid|test|lan|home\\.arpa)");
    }

    public String certificateOf(AuthorityName authority) {
        return base + "/ca/" + authority + ".cer";
    }

    public String crlOf(AuthorityName authority) {
        return base + "/crl/" + authority + ".crl";
    }

    public String ocsp() {
        return base + "/ocsp";
    }
}
