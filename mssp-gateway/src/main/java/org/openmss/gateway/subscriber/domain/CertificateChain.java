package org.openmss.gateway.subscriber.domain;

import java.io.ByteArrayInputStream;
import java.security.cert.CertPath;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.openmss.kernel.Bytes;

/** Certificates, the subscriber's first, as one byte string (PkiPath, ITU-T X.509) and one by one. */
public final class CertificateChain {
    private static final String PKI_PATH = "PkiPath";

    private CertificateChain() {}

    /** @throws IllegalArgumentException where one is not an X.509 certificate in DER */
    public static List<X509Certificate> ofDer(List<Bytes> certificates) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            var chain = new ArrayList<X509Certificate>();
            for (Bytes der : certificates) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der.toArray())));
            }
            return List.copyOf(chain);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("expected X.509 certificates in DER", e);
        }
    }

    public static byte[] toPkiPath(List<X509Certificate> chain) {
        try {
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
            return path.getEncoded(PKI_PATH);
        } catch (CertificateException e) {
            throw new IllegalStateException("certificates that were parsed cannot be written", e);
        }
    }

    public static List<X509Certificate> ofPkiPath(byte[] encoded) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertPath(new ByteArrayInputStream(encoded), PKI_PATH)
                    .getCertificates()
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalStateException("a stored chain cannot be read", e);
        }
    }
}
