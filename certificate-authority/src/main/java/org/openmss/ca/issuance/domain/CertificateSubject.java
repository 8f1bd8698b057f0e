package org.openmss.ca.issuance.domain;

import java.util.List;

/** Whom or what a certificate is for. */
public sealed interface CertificateSubject permits SubjectName, MachineName {

    /** All that tells this subject from another, for knowing the same request again. */
    List<String> parts();
}
