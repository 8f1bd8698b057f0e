package org.openmss.gateway.subscriber.domain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;

/** Who a number is. Filled by the registration authority, so that signing asks no neighbour. */
public interface SubscriberDirectory {

    /** The subscriber who has this number now; if he was revoked and nobody has it since, he. */
    Optional<Subscriber> find(Msisdn msisdn);

    Optional<Subscriber> find(RegistrationId registrationId);

    /** @return false where the number or the SIM belongs to another live subscriber */
    boolean add(Subscriber.PendingKey subscriber);

    /** Remembers what the SIM reported, in the place of earlier reports; false where the subscriber is no longer pending. */
    boolean reported(RegistrationId registrationId, Map<KeyPurpose, Bytes> publicKeys);

    /** Moves a subscriber on, with the audit record; false where he is no longer as {@code before} says. */
    boolean replace(Subscriber before, Subscriber after);

    /** The certificate as it stands now; one of a subscriber who was revoked is revoked with him. */
    SigningCertificate certificate(UUID id);

    /** The certificate and those above it, which do not change. */
    List<X509Certificate> chain(UUID certificateId);

    /**
     * Enters what was said of a certificate, with the audit record, unless something newer is there or it is revoked.
     *
     * @return the standing now; nothing where the subscriber has no such certificate
     */
    Optional<Standing> changeStanding(
            RegistrationId registrationId, CertificateSerial serial, Standing standing, long sequence);

    /** Enters what a user wants, with the audit record; false where there is no such live subscriber. */
    boolean change(RegistrationId registrationId, Preferences preferences);

    /** What the user wants; nothing where there is no such live subscriber. */
    Optional<Preferences> preferences(RegistrationId registrationId);
}
