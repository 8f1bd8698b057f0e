package org.openmss.ca.hierarchy;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.openmss.ca.approval.domain.ApprovedAct;
import org.openmss.ca.approval.domain.Proposal.Request;
import org.openmss.ca.hierarchy.domain.Admissions;
import org.openmss.ca.hierarchy.domain.AuthorityId;

/** An issuing CA begins to issue when one operator proposes it and another one agrees (certificate profile POL-11). */
@ApplicationScoped
public class AdmitIssuer implements ApprovedAct {
    public static final String NAME = "authority.admit";
    private static final Logger LOG = Logger.getLogger(AdmitIssuer.class);
    private final Admissions admissions;

    AdmitIssuer(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void execute(Request request, String approver) {
        var issuer = new AuthorityId(request.subject());
        admissions.admit(issuer, approver);
        LOG.infof("issuing CA admitted keyId=%s", issuer);
    }
}
