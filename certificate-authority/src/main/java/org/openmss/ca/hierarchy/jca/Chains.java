package org.openmss.ca.hierarchy.jca;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.openmss.kernel.Bytes;

/** Certificate chains as key stores hold them. */
public final class Chains {
    private Chains() {}

    public static Certificate[] of(List<Bytes> ders) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        var chain = new ArrayList<Certificate>();
        for (var der : ders) {
            chain.add(factory.generateCertificate(new ByteArrayInputStream(der.toArray())));
        }
        return chain.toArray(Certificate[]::new);
    }

    public static List<Bytes> ders(Certificate[] chain) throws CertificateEncodingException {
        var ders = new ArrayList<Bytes>();
        for (var certificate : chain) {
            ders.add(Bytes.of(certificate.getEncoded()));
        }
        return ders;
    }
}
