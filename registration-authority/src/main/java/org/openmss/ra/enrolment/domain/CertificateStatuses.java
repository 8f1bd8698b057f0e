package org.openmss.ra.enrolment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.RegistrationId;

/** What the certificate authority has said of certificates, and how far the home MSSP has heard it. */
public interface CertificateStatuses {

    /**
     * Enters news, with the audit record, unless something newer is there. A revocation counts however late it comes, and nothing comes
     * after it.
     *
     * @return false where it changed nothing
     */
    boolean enter(StatusNews news, Actor actor);

    /** Those that nothing was ever said of are not among them: they are valid. */
    Map<CertificateSerial, CertificateStatus> of(Collection<CertificateSerial> serials);

    /** Whose certificate it is; nothing where no registration has it, or not yet. */
    Optional<RegistrationId> registrationOf(CertificateSerial serial);

    /** What the home MSSP has still to hear of the certificates of an active registration. */
    List<StatusNews> untold(RegistrationId id);

    /** Active registrations with something that their home MSSP has not heard for some time. */
    List<RegistrationId> withUntold(Instant unchangedSince, int atMost);

    /** The home MSSP has heard it; if there is something newer by now, that is still to be told. */
    void told(StatusNews news);

    /** Looks no longer for a home MSSP that would need what came before that time, where no active registration has the certificate. */
    void giveUpUnneeded(Instant before);
}
