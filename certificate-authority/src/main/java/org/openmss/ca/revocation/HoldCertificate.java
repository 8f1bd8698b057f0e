package org.openmss.ca.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.kernel.CertificateSerial;

/** Puts a certificate on hold. Again is no mistake: the first hold stands, with its time. */
@ApplicationScoped
public class HoldCertificate {
    private static final Logger LOG = Logger.getLogger(HoldCertificate.class);
    private final CertificateRegister register;
    private final Event<CertificateStatusChanged> listeners;
    private final InstantSource clock;

    HoldCertificate(CertificateRegister register, Event<CertificateStatusChanged> listeners, InstantSource clock) {
        this.register = register;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** @return the certificate as it is now: on hold, or revoked where it had ended; nothing where this CA has released none such */
    public Optional<Released> hold(String caller, CertificateSerial serial) {
        var found = register.find(serial);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return switch (found.get()) {
            case Prepared notReleased -> Optional.empty();
            case OnHold already -> Optional.of(already);
            case Revoked ended -> Optional.of(ended);
            case Valid valid -> {
                var held = valid.hold(clock.instant());
                if (!register.replace(
                        valid, held, new AuditRecord(caller, "certificate.hold", serial.toString(), "done"))) {
                    yield hold(caller, serial);
                }
                LOG.infof("certificate put on hold serial=%s", serial);
                listeners.fire(CertificateStatusChanged.of(held));
                yield Optional.of(held);
            }
        };
    }
}
