package org.openmss.ca.hierarchy;

import java.util.Locale;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate;
import org.openmss.ca.hierarchy.domain.AuthorityCertificate.Use;
import org.openmss.ca.hierarchy.domain.AuthorityName;

/** A certificate of the hierarchy whose end somebody has to see coming. */
public record CertificateInUse(AuthorityName name, AuthorityCertificate certificate) {

    /** As in metrics: {@code root}, {@code issuing}, {@code ocsp-responder}. */
    public String use() {
        return certificate.use().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isRenewedByItself() {
        return certificate.use() == Use.OCSP_RESPONDER;
    }
}
