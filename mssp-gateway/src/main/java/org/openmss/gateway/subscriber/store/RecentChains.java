package org.openmss.gateway.subscriber.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Certificates that were read a moment ago. A transaction needs its own three times, when it is accepted, checked and handed over, and what is
 * kept here never changes: a stored certificate's standing alone does.
 */
@ApplicationScoped
class RecentChains {
    private static final int MOST = 1000;
    private final Map<UUID, List<X509Certificate>> chains = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, List<X509Certificate>> eldest) {
            return size() > MOST;
        }
    };

    Optional<List<X509Certificate>> find(UUID certificateId) {
        synchronized (chains) {
            return Optional.ofNullable(chains.get(certificateId));
        }
    }

    List<X509Certificate> findOrRead(UUID certificateId, Supplier<List<X509Certificate>> read) {
        var known = find(certificateId);
        if (known.isPresent()) {
            return known.get();
        }
        var chain = read.get();
        synchronized (chains) {
            chains.put(certificateId, chain);
        }
        return chain;
    }
}
