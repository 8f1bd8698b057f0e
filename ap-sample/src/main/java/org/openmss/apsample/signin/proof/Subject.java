package org.openmss.apsample.signin.proof;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.openmss.apsample.signin.domain.Customer;

/** The person whom a certificate names. */
final class Subject {
    private Subject() {}

    static Customer of(X509Certificate certificate) throws CertificateEncodingException {
        return new Customer(only(certificate, BCStyle.CN), only(certificate, BCStyle.SERIALNUMBER));
    }

    private static String only(X509Certificate certificate, ASN1ObjectIdentifier attribute)
            throws CertificateEncodingException {
        var found = new JcaX509CertificateHolder(certificate).getSubject().getRDNs(attribute);
        if (found.length == 1
                && found[0].getFirst().getValue() instanceof ASN1String text
                && !text.getString().isBlank()) {
            return text.getString();
        }
        throw new NotProven("the certificate does not name one person");
    }
}
