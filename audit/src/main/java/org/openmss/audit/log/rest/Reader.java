package org.openmss.audit.log.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.SecurityContext;
import org.openmss.audit.ActorName;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;

/** Who reads the trail is on record before he sees a line of it: the auditor is a trusted role like the others (EN 319 401, 7.2 and 7.10). */
@ApplicationScoped
class Reader {
    private final AuditTrail audit;

    Reader(AuditTrail audit) {
        this.audit = audit;
    }

    @Transactional(TxType.REQUIRES_NEW)
    void reads(SecurityContext caller, String search) {
        audit.record(new AuditRecord(name(caller), "audit.read", search, "done"));
    }

    @Transactional(TxType.REQUIRES_NEW)
    void exports(String caller, String origin, String outcome) {
        audit.record(new AuditRecord(caller, "audit.export", origin, outcome));
    }

    static String name(SecurityContext caller) {
        return ActorName.of(caller.getUserPrincipal());
    }
}
