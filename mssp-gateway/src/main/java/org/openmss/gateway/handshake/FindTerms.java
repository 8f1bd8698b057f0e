package org.openmss.gateway.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import org.openmss.gateway.handshake.domain.Handshakes;
import org.openmss.gateway.handshake.domain.MessageAlgorithm;
import org.openmss.gateway.handshake.domain.Terms;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.provider.MessageCertificate;
import org.openmss.gateway.provider.MessageCertificates;

/** Whose signature a message has to carry. */
@ApplicationScoped
public class FindTerms {
    private final Handshakes handshakes;
    private final MessageCertificates certificates;

    FindTerms(Handshakes handshakes, MessageCertificates certificates) {
        this.handshakes = handshakes;
        this.certificates = certificates;
    }

    /** What the newest handshake agreed, less what was withdrawn or has run out since. */
    public Terms agreed(ApplicationProvider provider) {
        return handshakes.terms(provider.apId());
    }

    /**
     * A handshake that would replace one is signed by any certificate that an operator has registered: so a provider whose agreed one
     * is lost gets on with another, and nobody else does away with the signatures.
     */
    public Terms forHandshake(ApplicationProvider provider) {
        return new Terms(
                certificates.usable(provider.apId()).stream()
                        .map(MessageCertificate::certificate)
                        .toList(),
                EnumSet.allOf(MessageAlgorithm.class));
    }
}
