package org.openmss.ca.operator.rest;

import org.openmss.ca.status.CrlFreshness.Freshness;
import org.openmss.ca.status.CrlFreshness.Published;
import org.openmss.ca.status.domain.Crl;

/** How a CRL in force stands, as a line of a table. */
record CrlLine(
        String name, String number, String entries, String thisUpdate, String nextUpdate, String state, boolean fresh) {
    static CrlLine of(Published published) {
        var crl = published.crl();
        return new CrlLine(
                published.name(),
                crl.map(Crl::number).map(String::valueOf).orElse("-"),
                crl.map(Crl::entries).map(String::valueOf).orElse("-"),
                crl.map(Crl::thisUpdate).map(String::valueOf).orElse("-"),
                crl.map(Crl::nextUpdate).map(String::valueOf).orElse("-"),
                switch (published.freshness()) {
                    case FRESH -> "fresh";
                    case ENDING -> "ends soon";
                    case OVER -> "over";
                    case MISSING -> "missing";
                },
                published.freshness() == Freshness.FRESH);
    }
}
