package org.openmss.ca.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.Crls;
import org.openmss.ca.status.domain.RootCrlReader;
import org.openmss.ca.status.domain.RootCrlReader.UnacceptableRootCrl;
import org.openmss.doors.Problem;
import org.openmss.kernel.Bytes;

/** Publishes a CRL that a key ceremony signed with the root's key, which is offline. */
@ApplicationScoped
public class TakeRootCrl {
    private static final Logger LOG = Logger.getLogger(TakeRootCrl.class);
    private static final String ACTION = "crl.take";
    private final Hierarchy hierarchy;
    private final RootCrlReader reader;
    private final Crls crls;
    private final AuditTrail audit;
    private final InstantSource clock;

    TakeRootCrl(Hierarchy hierarchy, RootCrlReader reader, Crls crls, AuditTrail audit, InstantSource clock) {
        this.hierarchy = hierarchy;
        this.reader = reader;
        this.crls = crls;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.openmss.doors.ProblemException where it is refused; the attempt is in the audit trail */
    public Crl take(String caller, Bytes der) {
        var root = hierarchy.root();
        if (root.signatory().isPresent()) {
            throw refused(
                    caller,
                    Problem.of(
                            409,
                            "root-key-is-here",
                            "This service signs the root's CRL itself",
                            "a CRL is taken where the root's key is offline"));
        }
        try (var taken = reader.read(der, root.certificate(), clock.instant())) {
            var scope = new CrlScopeId(root.id(), CrlPartition.UNDIVIDED);
            var act = new AuditRecord(caller, ACTION, scope + "-" + taken.crl().number(), "done");
            if (!crls.take(scope, taken, act)) {
                throw refused(
                        caller,
                        Problem.of(
                                409,
                                "crl-number-used",
                                "A CRL with this number or a later one is published",
                                "numbers rise; sign one with a higher number"));
            }
            LOG.infof(
                    "root crl taken number=%d entries=%d",
                    taken.crl().number(), taken.crl().entries());
            return taken.crl();
        } catch (UnacceptableRootCrl unacceptable) {
            throw refused(
                    caller, Problem.of(422, "unacceptable-crl", "The CRL is not accepted", unacceptable.getMessage()));
        }
    }

    private RuntimeException refused(String caller, Problem problem) {
        audit.recordRefusal(new AuditRecord(caller, ACTION, "root", problem.name()));
        return problem.exception();
    }
}
