package org.openmss.ca.issuance.domain;

import org.openmss.kernel.Bytes;

/** Turns a content into the TBSCertificate of its profile. */
public interface CertificateTemplate {

    /** @return DER */
    Bytes toBeSigned(CertificateContent content);

    /** The subject's name in DER, as it stands in the certificate. */
    Bytes encoded(CertificateSubject subject);
}
