package org.openmss.ca.status.domain;

import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.CrlPartition;

/** A scope by its CA's key and its part of the certificates: full and delta CRLs of it share one sequence of numbers (certificate profile CRL-2). */
public record CrlScopeId(AuthorityId authority, CrlPartition partition) {

    @Override
    public String toString() {
        return partition.equals(CrlPartition.UNDIVIDED) ? authority.value() : authority + "-p" + partition;
    }
}
