package org.openmss.ca.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.kernel.CertificateSerial;

/** Ends a certificate. Again is no mistake: the first revocation stands, with its time and its reason. */
@ApplicationScoped
public class RevokeCertificate {
    private static final Logger LOG = Logger.getLogger(RevokeCertificate.class);
    private final CertificateRegister register;
    private final Event<CertificateRevoked> listeners;
    private final InstantSource clock;

    RevokeCertificate(CertificateRegister register, Event<CertificateRevoked> listeners, InstantSource clock) {
        this.register = register;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** @return nothing where this CA has released no such certificate */
    public Optional<Revoked> revoke(String caller, CertificateSerial serial, RevocationReason reason) {
        var found = register.find(serial);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return switch (found.get()) {
            case Prepared notReleased -> Optional.empty();
            case Revoked already -> Optional.of(already);
            case Valid valid -> {
                var revoked = valid.revoke(reason, clock.instant().truncatedTo(ChronoUnit.SECONDS));
                var act = new AuditRecord(caller, "certificate.revoke", serial.toString(), "done-" + reason.wireName());
                if (!register.replace(valid, revoked, act)) {
                    yield register.find(serial)
                            .filter(Revoked.class::isInstance)
                            .map(Revoked.class::cast);
                }
                LOG.infof("certificate revoked serial=%s reason=%s", serial, reason.wireName());
                listeners.fire(new CertificateRevoked(serial));
                yield Optional.of(revoked);
            }
        };
    }
}
