package org.openmss.audit;

import java.util.List;

/** Where acts are recorded. */
public interface AuditTrail {

    /** Adds the record to the caller's database transaction: it stands if, and only if, the act stands. */
    void record(AuditRecord act);

    /** The same for acts that stand or fall together. */
    default void recordAll(List<AuditRecord> acts) {
        acts.forEach(this::record);
    }

    /** Adds the record in a transaction of its own: for an attempt that was refused, whose own transaction is rolled back or never was. */
    void recordRefusal(AuditRecord attempt);
}
