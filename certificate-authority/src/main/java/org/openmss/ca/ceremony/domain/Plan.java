package org.openmss.ca.ceremony.domain;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.KeyAlgorithm;

/**
 * What a ceremony is to make.
 *
 * @param root the algorithm of a new root; absent where the root is the one that its device holds
 * @param authorities the issuing CAs, each with its algorithm; none where the root signs a CRL alone
 * @param timeStamping whether a time-stamping key is made under a CA that is there
 * @param rootCrlLife from thisUpdate to nextUpdate of the root's CRL
 */
public record Plan(
        Optional<KeyAlgorithm> root,
        Map<AuthorityName, KeyAlgorithm> authorities,
        boolean timeStamping,
        Duration rootCrlLife) {
    private static final Duration LONGEST_ROOT_CRL = Duration.ofDays(366);

    public Plan {
        var sorted = new TreeMap<AuthorityName, KeyAlgorithm>(Comparator.comparing(AuthorityName::value));
        sorted.putAll(authorities);
        authorities = Collections.unmodifiableMap(sorted);
        if (root.isPresent() && authorities.isEmpty()) {
            throw new IllegalArgumentException(
                    "a new root without an issuing CA below it serves nobody: name one, like mss.ceremony.authorities.issuing=P-256");
        }
        if (authorities.containsKey(AuthorityName.ROOT)) {
            throw new IllegalArgumentException("root is the name of the root; an issuing CA has another");
        }
        if (rootCrlLife.isNegative() || rootCrlLife.isZero() || rootCrlLife.compareTo(LONGEST_ROOT_CRL) > 0) {
            throw new IllegalArgumentException(
                    "mss.ceremony.root-crl-life is at most a year (certificate profile CRL-13)");
        }
    }

    /** An experimental algorithm is for a root alone, and only where it is asked for in plain words. */
    public void refuseExperiments(boolean experimental) {
        authorities.forEach((name, algorithm) -> {
            if (algorithm.isExperimental()) {
                throw new IllegalArgumentException(name + " cannot be " + algorithm.wireName()
                        + ": relying parties do not know it; only a root can");
            }
        });
        root.filter(KeyAlgorithm::isExperimental)
                .filter(algorithm -> !experimental)
                .ifPresent(algorithm -> {
                    throw new IllegalArgumentException(
                            "a root with " + algorithm.wireName()
                                    + " is experimental, and most relying parties refuse it; --experimental makes it nevertheless");
                });
    }
}
