package org.openmss.ca.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Revocable;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.kernel.CertificateSerial;

/** Ends a certificate. Again is no mistake: the first revocation stands, with its time and its reason. */
@ApplicationScoped
public class RevokeCertificate {
    private static final Logger LOG = Logger.getLogger(RevokeCertificate.class);
    private final CertificateRegister register;
    private final Event<CertificateStatusChanged> listeners;
    private final InstantSource clock;

    RevokeCertificate(CertificateRegister register, Event<CertificateStatusChanged> listeners, InstantSource clock) {
        this.register = register;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * @param invalidityDate when the key is known or suspected to have gone bad
     * @param successor the certificate that takes this one's place
     * @param bulkRevocation of which this is a part; its id is that of its proposal
     */
    public record Command(
            String caller,
            CertificateSerial serial,
            RevocationReason reason,
            Optional<Instant> invalidityDate,
            Optional<CertificateSerial> successor,
            Optional<UUID> bulkRevocation) {

        /** Of one certificate, by itself. */
        public Command(
                String caller,
                CertificateSerial serial,
                RevocationReason reason,
                Optional<Instant> invalidityDate,
                Optional<CertificateSerial> successor) {
            this(caller, serial, reason, invalidityDate, successor, Optional.empty());
        }

        private AuditRecord act() {
            String by = successor.map(serial -> "-by-" + serial).orElse("");
            String of = bulkRevocation.map(id -> "-proposal-" + id).orElse("");
            return new AuditRecord(
                    caller, "certificate.revoke", serial.toString(), "done-" + reason.wireName() + by + of);
        }
    }

    /**
     * @return nothing where this CA has released no such certificate
     * @throws org.openmss.ca.register.domain.ImpossibleInvalidityDate where the key cannot have gone bad then
     */
    public Optional<Revoked> revoke(Command command) {
        var found = register.find(command.serial());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return switch (found.get()) {
            case Prepared notReleased -> Optional.empty();
            case Revoked already -> Optional.of(already);
            case Revocable standing -> {
                var revoked = standing.revoke(command.reason(), clock.instant(), command.invalidityDate());
                if (!register.replace(standing, revoked, command.act())) {
                    yield revoke(command);
                }
                LOG.infof(
                        "certificate revoked serial=%s reason=%s",
                        command.serial(), command.reason().wireName());
                listeners.fire(CertificateStatusChanged.of(revoked));
                yield Optional.of(revoked);
            }
        };
    }
}
