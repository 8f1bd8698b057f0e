package org.openmss.ca.notification.domain;

import java.time.Instant;
import java.util.Optional;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.kernel.CertificateSerial;

/**
 * What became of a certificate.
 *
 * @param id of this news
 * @param sequence grows with each change of one certificate, so that who hears of two knows the later
 * @param since when
 * @param reason of a revocation
 */
public record StatusNews(
        long id,
        CertificateSerial serial,
        long sequence,
        State state,
        Instant since,
        Optional<RevocationReason> reason) {

    /** What it is now. */
    public enum State {
        VALID,
        ON_HOLD,
        REVOKED
    }
}
