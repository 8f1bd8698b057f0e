package org.openmss.ca.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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

/** Takes a certificate off hold. One that is not on hold stays as it is. */
@ApplicationScoped
public class ResumeCertificate {
    private static final Logger LOG = Logger.getLogger(ResumeCertificate.class);
    private final CertificateRegister register;
    private final Event<CertificateStatusChanged> listeners;

    ResumeCertificate(CertificateRegister register, Event<CertificateStatusChanged> listeners) {
        this.register = register;
        this.listeners = listeners;
    }

    /** @return the certificate as it is now: valid, or revoked where it had ended; nothing where this CA has released none such */
    public Optional<Released> resume(String caller, CertificateSerial serial) {
        var found = register.find(serial);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return switch (found.get()) {
            case Prepared notReleased -> Optional.empty();
            case Valid already -> Optional.of(already);
            case Revoked ended -> Optional.of(ended);
            case OnHold held -> resume(caller, held) ? Optional.of(held.resume()) : resume(caller, serial);
        };
    }

    /** @return false where this hold is over already */
    boolean resume(String caller, OnHold held) {
        var valid = held.resume();
        var act = new AuditRecord(caller, "certificate.resume", held.serial().toString(), "done");
        if (!register.replace(held, valid, act)) {
            return false;
        }
        LOG.infof("certificate taken off hold serial=%s", held.serial());
        listeners.fire(CertificateStatusChanged.of(valid));
        return true;
    }
}
