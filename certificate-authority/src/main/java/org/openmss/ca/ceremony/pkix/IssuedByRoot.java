package org.openmss.ca.ceremony.pkix;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.kernel.Bytes;

/** Looks at the signatures of what the root made elsewhere: its own certificate's and the issuing CA's. */
public final class IssuedByRoot {
    private IssuedByRoot() {}

    public static boolean isSigned(Bytes certificate, AuthorityCertificate root) {
        try {
            var above = x509(root.der());
            above.verify(above.getPublicKey());
            x509(certificate).verify(above.getPublicKey());
            return true;
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }

    private static X509Certificate x509(Bytes der) throws GeneralSecurityException {
        return (X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der.toArray()));
    }
}
