package org.openmss.gateway.signature.domain;

import java.security.cert.X509Certificate;
import java.util.List;
import org.openmss.kernel.Bytes;

/** What proves later that certificates stood: signed answers of their CAs. They are asked, so no transaction may be open. */
public interface StatusAnswers {

    /** What could be learnt of a chain. */
    sealed interface Learnt {
        /**
         * Every certificate under the root stands.
         *
         * @param ocspResponses OCSPResponse in DER (RFC 6960)
         * @param crls CertificateList in DER (RFC 5280), of CAs that answer no OCSP
         */
        record Good(List<Bytes> ocspResponses, List<Bytes> crls) implements Learnt {
            public Good {
                ocspResponses = List.copyOf(ocspResponses);
                crls = List.copyOf(crls);
            }
        }

        record Revoked() implements Learnt {}

        record Unknown() implements Learnt {}
    }

    /** @param chain the certificate in question first, the root last */
    Learnt about(List<X509Certificate> chain);
}
