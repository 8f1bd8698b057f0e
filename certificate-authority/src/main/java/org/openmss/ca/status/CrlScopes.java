package org.openmss.ca.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.status.domain.CrlScope;
import org.openmss.ca.status.domain.CrlScope.Covers;
import org.openmss.ca.status.domain.Crls;

/** The scopes for which there are CRLs. All parts of a CA together tell of all its certificates (certificate profile CRL-9). */
@ApplicationScoped
public class CrlScopes {
    private final Hierarchy hierarchy;
    private final Crls crls;
    private final StatusConfig config;

    CrlScopes(Hierarchy hierarchy, Crls crls, StatusConfig config) {
        this.hierarchy = hierarchy;
        this.crls = crls;
        this.config = config;
    }

    /** Those that this service issues CRLs for: every part of every issuing CA, and the root where its key is here. */
    public List<CrlScope> all() {
        var scopes = new ArrayList<CrlScope>();
        hierarchy
                .root()
                .signatory()
                .ifPresent(root ->
                        scopes.add(new CrlScope(AuthorityName.ROOT, root, Covers.AUTHORITIES, CrlPartition.UNDIVIDED)));
        for (var issuer : hierarchy.issuers()) {
            for (var partition : partitions(issuer)) {
                scopes.add(new CrlScope(issuer.name(), issuer.authority(), Covers.USERS, partition));
            }
        }
        return scopes;
    }

    /** The undivided part, those that are asked for, and those that there were: a part once begun has certificates. */
    private List<CrlPartition> partitions(Issuer issuer) {
        var numbers = new TreeSet<Integer>();
        numbers.add(CrlPartition.UNDIVIDED.number());
        if (config.crl().partitions() > 1) {
            IntStream.rangeClosed(1, config.crl().partitions()).forEach(numbers::add);
        }
        crls.partitions(issuer.id()).forEach(known -> numbers.add(known.number()));
        return numbers.stream().map(CrlPartition::new).toList();
    }
}
