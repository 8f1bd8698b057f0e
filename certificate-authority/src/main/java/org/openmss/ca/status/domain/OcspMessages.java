package org.openmss.ca.status.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmss.ca.hierarchy.domain.Signatory;
import org.openmss.kernel.Bytes;

/** OCSP on the wire. */
public interface OcspMessages {

    /** @throws MalformedQuestion where the bytes are not a request that may be answered */
    OcspQuestion read(Bytes request);

    Bytes answer(Signatory responder, Statement statement);

    Bytes error(OcspError error);

    /** What the responder states. */
    record Statement(
            List<Single> certificates,
            Instant producedAt,
            Instant thisUpdate,
            Instant nextUpdate,
            Optional<Bytes> nonce) {

        public Statement {
            certificates = List.copyOf(certificates);
        }
    }

    /** @param certId in DER, from the question */
    record Single(Bytes certId, CertificateStatus status) {}

    /** Not a request, or one that must not be answered. */
    final class MalformedQuestion extends RuntimeException {
        public MalformedQuestion(String what) {
            super(what, null, false, false);
        }
    }
}
