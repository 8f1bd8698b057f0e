package org.openmss.gateway.signature;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.gateway.signature.domain.SignatureFailure;

/** Refusals of what an application provider asked for: in the audit trail and the log, with the AP's own name for the request. */
@ApplicationScoped
public class RefusalLog {
    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private final AuditTrail audit;

    RefusalLog(AuditTrail audit) {
        this.audit = audit;
    }

    /** @param act what was asked for, by the name that the trail has for it */
    public void record(String apId, String act, String apTransactionId, SignatureFailure failure) {
        var status = MssStatus.of(failure);
        audit.recordRefusal(new AuditRecord(apId, act, apTransactionId, "refused: " + status.name()));
        LOG.infof("request refused act=%s mssStatus=%d", act, status.code());
    }
}
