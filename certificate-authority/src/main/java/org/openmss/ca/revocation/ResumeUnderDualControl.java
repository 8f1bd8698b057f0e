package org.openmss.ca.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import org.openmss.ca.approval.domain.ApprovedAct;
import org.openmss.ca.approval.domain.Proposal.Request;
import org.openmss.kernel.CertificateSerial;

/** A human takes a certificate off hold only when a second one agrees (certificate profile POL-11). */
@ApplicationScoped
public class ResumeUnderDualControl implements ApprovedAct {
    public static final String NAME = "certificate.resume";
    private final ResumeCertificate resumeCertificate;

    ResumeUnderDualControl(ResumeCertificate resumeCertificate) {
        this.resumeCertificate = resumeCertificate;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void execute(Request request, String approver) {
        resumeCertificate.resume(approver, CertificateSerial.parse(request.subject()));
    }
}
