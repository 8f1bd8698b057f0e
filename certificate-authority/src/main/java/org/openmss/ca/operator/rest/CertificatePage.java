package org.openmss.ca.operator.rest;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.register.CertificateHistory.Told;
import org.openmss.ca.register.CertificateView;
import org.openmss.kernel.Bytes;

/** One certificate for people. */
record CertificatePage(
        CertificateView view,
        String subject,
        String issuer,
        String profile,
        String requestId,
        String partition,
        String pem) {
    private static final Map<String, String> NAMES =
            Map.of("2.5.4.4", "SN", "2.5.4.5", "serialNumber", "2.5.4.42", "GN", "2.5.4.97", "organizationIdentifier");
    private static final int LINE = 64;

    static CertificatePage of(Told told, Hierarchy hierarchy) {
        var intent = told.certificate().intent();
        return new CertificatePage(
                CertificateView.of(told.certificate(), hierarchy),
                parsed(told.certificate().certificate())
                        .getSubjectX500Principal()
                        .getName(X500Principal.RFC2253, NAMES),
                hierarchy.issuer(intent.issuer()).name().value(),
                intent.profile() + ", version " + intent.profileVersion(),
                intent.requestId().value(),
                intent.crlPartition().toString(),
                told.certificate().certificate().toBase64().replaceAll("(.{" + LINE + "})", "$1\n"));
    }

    public boolean isValid() {
        return view.state().equals("VALID");
    }

    public boolean isHeld() {
        return view.state().equals("ON_HOLD");
    }

    public boolean isRevoked() {
        return view.state().equals("REVOKED");
    }

    private static X509Certificate parsed(Bytes der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der.toArray()));
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate of ours cannot be read", e);
        }
    }

    /** Personal: names no subject. */
    @Override
    public String toString() {
        return "CertificatePage[" + view.serial() + "]";
    }
}
