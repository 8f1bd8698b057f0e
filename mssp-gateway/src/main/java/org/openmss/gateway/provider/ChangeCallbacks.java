package org.openmss.gateway.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;

/** A gateway operator says where an application provider may be called back, from now on and instead of before. */
@ApplicationScoped
class ChangeCallbacks {
    private final Providers providers;
    private final Callbacks callbacks;
    private final AuditTrail audit;
    private final InstantSource clock;

    ChangeCallbacks(Providers providers, Callbacks callbacks, AuditTrail audit, InstantSource clock) {
        this.providers = providers;
        this.callbacks = callbacks;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void change(String operator, String apId, List<CallbackAddress> addresses) {
        if (providers.findForChange(apId).isEmpty()) {
            throw UnknownProvider.problem();
        }
        callbacks.replace(apId, addresses, clock.instant());
        audit.record(
                new AuditRecord(operator, "ap.callbacks.change", apId, "done: " + addresses.size() + " addresses"));
    }
}
