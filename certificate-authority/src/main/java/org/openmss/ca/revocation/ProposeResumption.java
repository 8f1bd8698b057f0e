package org.openmss.ca.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.ca.approval.Propose;
import org.openmss.ca.approval.domain.Proposal.Open;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;

/** An operator wishes to take a certificate off hold: off this hold, and no later one. */
@ApplicationScoped
public class ProposeResumption {
    private final Propose propose;

    ProposeResumption(Propose propose) {
        this.propose = propose;
    }

    public Open propose(String operator, OnHold held) {
        return propose.proposeExactly(
                operator, ResumeUnderDualControl.NAME, held.serial().toString(), parameters(held));
    }

    /** Tells one hold of a certificate from another. */
    static String parameters(OnHold held) {
        return "{\"heldSince\":\"" + held.heldSince() + "\"}";
    }
}
