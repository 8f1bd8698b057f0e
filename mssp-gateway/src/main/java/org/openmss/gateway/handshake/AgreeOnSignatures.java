package org.openmss.gateway.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.gateway.handshake.domain.Abilities;
import org.openmss.gateway.handshake.domain.Agreement;
import org.openmss.gateway.handshake.domain.GatewayCertificates;
import org.openmss.gateway.handshake.domain.Handshake;
import org.openmss.gateway.handshake.domain.Handshakes;
import org.openmss.gateway.handshake.domain.Proposal;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.MessageCertificate;
import org.openmss.gateway.provider.MessageCertificates;
import org.openmss.gateway.provider.Providers;
import org.openmss.gateway.provider.SecureMethod;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.signature.domain.TransactionId;

/**
 * MSS_Handshake (TS 102 204, 6.6): an application provider says how it would like its messages to travel, and the gateway agrees to
 * what both can. The newest handshake counts.
 */
@ApplicationScoped
public class AgreeOnSignatures {
    /** Notifications go the other way and are not signed. */
    private static final Set<SecureMethod> SERVED = EnumSet.complementOf(EnumSet.of(SecureMethod.NOTIFICATION));

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private final GatewayCertificates own;
    private final MessageCertificates certificates;
    private final Providers providers;
    private final Handshakes handshakes;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final RandomGenerator chance;

    AgreeOnSignatures(
            GatewayCertificates own,
            MessageCertificates certificates,
            Providers providers,
            Handshakes handshakes,
            AuditTrail audit,
            InstantSource clock,
            RandomGenerator chance) {
        this.own = own;
        this.certificates = certificates;
        this.providers = providers;
        this.handshakes = handshakes;
        this.audit = audit;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * @param provider as it was when it was authenticated; where messages of its travel signed, this one has been verified
     * @param sentAt when the provider says that it sent the proposal
     * @throws RefusedException for a signed proposal from before the agreement that stands, so that nobody brings back an old one
     */
    @Transactional
    public Handshake agree(ApplicationProvider provider, Proposal proposal, Optional<Instant> sentAt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var ours = new Abilities(
                SERVED,
                own.chain(),
                certificates.usable(provider.apId()).stream()
                        .map(MessageCertificate::certificate)
                        .toList());
        var handshake = new Handshake(TransactionId.draw(chance), Agreement.between(proposal, ours), now);
        if (!providers.travelSigned(provider, handshake.agreement().methods())) {
            throw new RefusedException(new SignatureFailure.Unauthorized(
                    "another handshake came at the same time; look at what it agreed and repeat this one if need be"));
        }
        if (!provider.signedMethods().isEmpty()) {
            mustBeNew(sentAt, handshakes.agreedAt(provider.apId()).orElse(Instant.MIN), now);
        }
        handshakes.replace(provider.apId(), handshake);
        audit.record(new AuditRecord(
                provider.apId(), "handshake.agree", handshake.id().value(), "done: " + names(handshake)));
        return handshake;
    }

    private static void mustBeNew(Optional<Instant> sentAt, Instant standing, Instant now) {
        var sent = sentAt.orElseThrow(() -> new RefusedException(new SignatureFailure.MissingParameter(
                "AP_Info/@Instant is missing, which tells this handshake from older ones")));
        if (sent.isBefore(standing.truncatedTo(ChronoUnit.SECONDS)) || sent.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new RefusedException(
                    new SignatureFailure.WrongParameter("AP_Info/@Instant is to lie between the handshake that stands ("
                            + standing + ") and now (" + now + ")"));
        }
    }

    private static String names(Handshake handshake) {
        var methods = handshake.agreement().methods();
        return methods.isEmpty()
                ? "nothing travels signed"
                : methods.stream().sorted().map(SecureMethod::wireName).collect(Collectors.joining(" "));
    }
}
