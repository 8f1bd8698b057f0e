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

    /**
     * What the responder states.
     *
     * @param archiveCutoff since when certificates have a status here also after their end (RFC 6960, 4.4.4)
     */
    record Statement(
            List<Single> certificates,
            Instant producedAt,
            Instant nextUpdate,
            Optional<Instant> archiveCutoff,
            Optional<Bytes> nonce) {

        public Statement {
            certificates = List.copyOf(certificates);
        }

        /** When the last of it was known to be true. */
        public Instant thisUpdate() {
            return certificates.stream()
                    .map(Single::thisUpdate)
                    .max(Instant::compareTo)
                    .orElse(producedAt);
        }
    }

    /**
     * @param certId in DER, from the question
     * @param thisUpdate when the status was known to be true
     */
    record Single(Bytes certId, CertificateStatus status, Instant thisUpdate) {}

    /** Not a request, or one that must not be answered. */
    final class MalformedQuestion extends RuntimeException {
        public MalformedQuestion(String what) {
            super(what, null, false, false);
        }
    }
}
