package org.openmss.ra.enrolment.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.RefusedException;

/** Attempts that are refused leave a line in the audit trail as well; what is done leaves its line where it is done. */
@ApplicationScoped
class Audited {
    private final AuditTrail audit;
    private final SecurityIdentity caller;

    Audited(AuditTrail audit, SecurityIdentity caller) {
        this.audit = audit;
        this.caller = caller;
    }

    /** An officer, by the subject of his token. */
    <T> T byOfficer(String action, String subject, Function<Actor, T> act) {
        return attempt(new Actor(nameOf(caller.getPrincipal())), action, subject, act);
    }

    /** Another service, by its role. */
    <T> T byPeer(String role, String action, String subject, Function<Actor, T> act) {
        return attempt(new Actor(role), action, subject, act);
    }

    static String nameOf(Principal principal) {
        return principal instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : principal.getName();
    }

    private <T> T attempt(Actor actor, String action, String subject, Function<Actor, T> act) {
        try {
            return act.apply(actor);
        } catch (RefusedException refused) {
            var problem = Refusals.problem(refused.refusal());
            record(actor, action, subject, problem);
            throw problem.exception();
        } catch (ProblemException malformed) {
            record(actor, action, subject, malformed.problem());
            throw malformed;
        }
    }

    private void record(Actor actor, String action, String subject, Problem problem) {
        audit.recordRefusal(new AuditRecord(actor.name(), action, subject, problem.name()));
    }
}
