package org.openmss.ca.hierarchy.domain;

import org.openmss.kernel.Bytes;

/** Where whoever deploys this CA finds its trust anchor, without asking over a network. */
public interface PublicFolder {
    void publish(AuthorityName authority, Bytes certificate);
}
