package org.openmss.ca.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.ca.approval.domain.ApprovedAct;
import org.openmss.ca.approval.domain.Proposal.Request;
import org.openmss.ca.approval.domain.Undecidable;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.kernel.CertificateSerial;

/** A human takes a certificate off hold only when a second one agrees (certificate profile POL-11). */
@ApplicationScoped
public class ResumeUnderDualControl implements ApprovedAct {
    public static final String NAME = "certificate.resume";
    private final ResumeCertificate resumeCertificate;
    private final CertificateRegister register;

    ResumeUnderDualControl(ResumeCertificate resumeCertificate, CertificateRegister register) {
        this.resumeCertificate = resumeCertificate;
        this.register = register;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void execute(Request request, String approver) {
        if (!(register.find(CertificateSerial.parse(request.subject())).orElseThrow() instanceof OnHold held)) {
            throw Undecidable.outdated("the certificate is not on hold any more");
        }
        if (!ProposeResumption.parameters(held).equals(request.parameters())) {
            throw Undecidable.outdated("the certificate is on another hold, since " + held.heldSince());
        }
        if (!resumeCertificate.resume(approver, held)) {
            throw Undecidable.outdated("the certificate has changed at this moment");
        }
    }
}
