package org.openmss.ca.revocation.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Done;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Running;
import org.openmss.ca.revocation.bulk.domain.BulkRevocation.Stopped;
import org.openmss.ca.revocation.bulk.domain.BulkRevocations;

/**
 * An operator stops a bulk revocation, or has it go on. Once the answer to a stop is out, no certificate is revoked any more. One person is enough
 * for both: what goes on is what two have agreed on.
 */
@ApplicationScoped
public class SteerBulkRevocation {
    private final BulkRevocations bulkRevocations;

    SteerBulkRevocation(BulkRevocations bulkRevocations) {
        this.bulkRevocations = bulkRevocations;
    }

    /** @return as it is now: stopped, or done; nothing where there is none such */
    public Optional<BulkRevocation> stop(String operator, UUID id) {
        return bulkRevocations.find(id).map(found -> switch (found) {
            case Running running -> {
                boolean stopped = bulkRevocations.replace(running, running.stop(), act(operator, "stop", id));
                yield stopped ? now(id) : stop(operator, id).orElseThrow();
            }
            case Stopped already -> already;
            case Done done -> done;
        });
    }

    /** @return as it is now: running, or done; nothing where there is none such */
    public Optional<BulkRevocation> goOn(String operator, UUID id) {
        return bulkRevocations.find(id).map(found -> switch (found) {
            case Stopped stopped -> {
                boolean goesOn = bulkRevocations.replace(stopped, stopped.goOn(), act(operator, "continue", id));
                yield goesOn ? now(id) : goOn(operator, id).orElseThrow();
            }
            case Running already -> already;
            case Done done -> done;
        });
    }

    private BulkRevocation now(UUID id) {
        return bulkRevocations.find(id).orElseThrow();
    }

    private static AuditRecord act(String operator, String step, UUID id) {
        return new AuditRecord(operator, StartBulkRevocation.NAME + "." + step, id.toString(), "done");
    }
}
