package org.openmss.ca.register.store;

import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.openmss.kernel.Bytes;

/** Whom a certificate is for, as people read it. */
final class SubjectText {
    private SubjectText() {}

    /** The commonName that stands in a TBSCertificate; empty where none does. */
    static String commonName(Bytes toBeSigned) {
        var names =
                TBSCertificate.getInstance(toBeSigned.toArray()).getSubject().getRDNs(BCStyle.CN);
        return names.length == 0 ? "" : names[0].getFirst().getValue().toString();
    }
}
