package org.openmss.ca.hierarchy.domain;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where the world reaches this CA. It stands in every certificate, so it is looked at before the first one is made (certificate profile CA-5). */
public record PublicAddress(URI base) {
    /** Segments that nobody on the way to the CA rewrites. The host is ASCII in any case: {@link URI} knows no other. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)*/*");

    /** @throws IllegalArgumentException where certificates could not carry it */
    public PublicAddress {
        if (!"http".equals(base.getScheme())
                || base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null
                || !PATH.matcher(base.getRawPath()).matches()) {
            throw new IllegalArgumentException(
                    "mss.ca.public-url is an absolute http address in plain ASCII without user, query, fragment, escapes or"
                            + " empty, . and .. segments, like http://pki.operator.example/ca");
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

    /** Of all its certificates. */
    public String crlOf(AuthorityName authority) {
        return crlOf(authority, CrlPartition.UNDIVIDED);
    }

    public String crlOf(AuthorityName authority, CrlPartition partition) {
        return base + "/crl/" + authority + partition.suffix() + ".crl";
    }

    /** Of what has changed since the last full CRL. */
    public String deltaCrlOf(AuthorityName authority, CrlPartition partition) {
        return base + "/crl/delta/" + authority + partition.suffix() + ".crl";
    }

    public String ocsp() {
        return base + "/ocsp";
    }
}
