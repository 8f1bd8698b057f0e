package org.openmss.ca.hierarchy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.openmss.ca.approval.Propose;
import org.openmss.ca.approval.domain.Proposal.Open;
import org.openmss.ca.hierarchy.domain.Admissions;
import org.openmss.ca.hierarchy.domain.Issuer;

/** One operator wishes that an issuing CA begins to issue. */
@ApplicationScoped
public class ProposeAdmission {
    private final Hierarchy hierarchy;
    private final Admissions admissions;
    private final Propose propose;

    ProposeAdmission(Hierarchy hierarchy, Admissions admissions, Propose propose) {
        this.hierarchy = hierarchy;
        this.admissions = admissions;
        this.propose = propose;
    }

    /**
     * @return nothing where it is admitted already
     * @throws org.openmss.doors.ProblemException 404 {@code unknown-authority}
     */
    public Optional<Open> propose(String operator, String name) {
        Issuer issuer = hierarchy.issuerNamed(name);
        return admissions.isAdmitted(issuer.id())
                ? Optional.empty()
                : Optional.of(propose.propose(
                        operator, AdmitIssuer.NAME, issuer.id().value(), "{\"name\":\"" + issuer.name() + "\"}"));
    }
}
