package org.openmss.ra.enrolment.domain;

import java.util.List;
import java.util.Optional;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.RegistrationId;

/**
 * The operator that reaches the person's SIM. Whatever is said here can be said again; every method throws
 * {@link NeighbourUnavailableException} where there was no answer.
 */
public interface HomeMssp {

    /** Announces the subscriber. @return the failure where it cannot be one */
    Optional<Failure> addSubscriber(Binding binding);

    /**
     * Has the SIM make keys.
     *
     * @param activationKeyId names the key to which the card encrypts the activation code
     * @throws PhoneBusyException where another dialogue is open on the phone
     */
    Optional<Failure> startKeyGeneration(RegistrationId id, Bytes nonce, String activationKeyId);

    /** Hands over the certificates: the subscriber can sign from now on. */
    Optional<Failure> activate(RegistrationId id, List<CertificateAuthority.Answer.Issued> certificates);

    /** One of the certificates stands, or does not; a second time, or late, it changes nothing. */
    void tell(RegistrationId id, StatusNews news);

    /** The subscriber can sign no more, from the next request on. */
    void revoke(RegistrationId id);
}
