package org.openmss.gateway.handshake.xml;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.gateway.handshake.MessageSigningConfig;
import org.openmss.gateway.handshake.domain.GatewayCertificates;

/** What this gateway signs its messages with. A key that is named and cannot be used stops the start; without one nothing is signed. */
@Startup
@Singleton
class GatewayKey implements GatewayCertificates {
    private static final Logger LOG = Logger.getLogger(GatewayKey.class);
    private final Optional<SigningKey> key;
    private final InstantSource clock;

    GatewayKey(MessageSigningConfig config, InstantSource clock) {
        this.key = SigningKeyFiles.read(config);
        this.clock = clock;
        key.ifPresent(found ->
                LOG.infof("messages are signed subject=%s", found.leaf().getSubjectX500Principal()));
    }

    /** @throws IllegalStateException where there is none */
    SigningKey get() {
        return key.orElseThrow(
                () -> new IllegalStateException(
                        "an application provider has agreed on signed messages, and mss.message-signing names no key any more"));
    }

    @Override
    public List<X509Certificate> chain() {
        var now = clock.instant();
        return key.filter(found -> !now.isBefore(found.leaf().getNotBefore().toInstant())
                        && now.isBefore(found.leaf().getNotAfter().toInstant()))
                .map(SigningKey::chain)
                .orElse(List.of());
    }
}
