package org.openmss.gateway.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.openmss.gateway.subscriber.domain.SigningCertificate;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.RegistrationId;

/**
 * The registration authority hands over certificates. Each is accepted only if its key is the one that this SIM reported for that
 * purpose, and if it chains to a configured root: the registration authority cannot slip in another key.
 */
@ApplicationScoped
public class AcceptCertificates {

    /** How it ended. */
    public enum Outcome {
        ACTIVE,
        UNKNOWN_SUBSCRIBER,
        /** The key is not the one that this SIM reported. */
        FOREIGN_KEY,
        /** No path to a configured root. */
        UNTRUSTED_CHAIN,
        /** Revoked, or active with other certificates. */
        NOT_PENDING
    }

    private static final Logger LOG = Logger.getLogger(AcceptCertificates.class);
    private final SubscriberDirectory directory;
    private final TrustAnchors trustAnchors;
    private final InstantSource clock;

    AcceptCertificates(SubscriberDirectory directory, TrustAnchors trustAnchors, InstantSource clock) {
        this.directory = directory;
        this.trustAnchors = trustAnchors;
        this.clock = clock;
    }

    public Outcome accept(RegistrationId registrationId, Map<KeyPurpose, List<X509Certificate>> chains) {
        return directory
                .find(registrationId)
                .map(subscriber -> switch (subscriber) {
                    case Subscriber.PendingKey pending -> activate(pending, chains);
                    case Subscriber.Active active -> sameAgain(active, chains) ? Outcome.ACTIVE : Outcome.NOT_PENDING;
                    case Subscriber.Revoked revoked -> Outcome.NOT_PENDING;
                })
                .orElse(Outcome.UNKNOWN_SUBSCRIBER);
    }

    private Outcome activate(Subscriber.PendingKey pending, Map<KeyPurpose, List<X509Certificate>> chains) {
        var certificates = new EnumMap<KeyPurpose, SigningCertificate>(KeyPurpose.class);
        for (var entry : chains.entrySet()) {
            var certificate = SigningCertificate.fresh(UUID.randomUUID(), entry.getKey(), entry.getValue());
            var certified = Bytes.of(certificate.leaf().getPublicKey().getEncoded());
            if (!pending.reported(entry.getKey(), certified)) {
                return Outcome.FOREIGN_KEY;
            }
            if (!isTrusted(certificate)) {
                return Outcome.UNTRUSTED_CHAIN;
            }
            certificates.put(entry.getKey(), certificate);
        }
        // A rival was faster: what it left behind decides, and it may have been the same call.
        return directory.replace(pending, pending.certified(certificates))
                ? Outcome.ACTIVE
                : accept(pending.identity().registrationId(), chains);
    }

    private boolean isTrusted(SigningCertificate certificate) {
        try {
            trustAnchors.validate(certificate.chain(), clock.instant(), null);
            return true;
        } catch (GeneralSecurityException untrusted) {
            LOG.warnf("a certificate was refused: %s", untrusted.getMessage());
            return false;
        }
    }

    private static boolean sameAgain(Subscriber.Active active, Map<KeyPurpose, List<X509Certificate>> chains) {
        return chains.entrySet().stream()
                .allMatch(entry -> active.certificate(entry.getKey())
                        .filter(known -> known.leaf().equals(entry.getValue().getFirst()))
                        .isPresent());
    }
}
