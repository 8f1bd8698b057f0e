package org.openmss.gateway.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;

/** A gateway operator changes what an application provider's contract allows. */
@ApplicationScoped
class ChangeContract {
    private final Providers providers;
    private final AuditTrail audit;

    ChangeContract(Providers providers, AuditTrail audit) {
        this.providers = providers;
        this.audit = audit;
    }

    /**
     * @param seesRefusals whether it is told that a user does not want its requests
     * @param registers whether it may hand over certificates for subscribers' keys
     * @throws org.openmss.doors.ProblemException 404 {@code unknown-ap}
     */
    @Transactional
    void change(String operator, String apId, boolean seesRefusals, boolean registers) {
        var row = providers.findForChange(apId).orElseThrow(UnknownProvider::problem);
        row.seesRefusals = seesRefusals;
        row.registers = registers;
        audit.record(new AuditRecord(
                operator, "ap.contract", apId, "seesRefusals=" + seesRefusals + " registers=" + registers));
    }
}
