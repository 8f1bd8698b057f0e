package org.openmss.gateway.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;

/** A gateway operator says which certificates an application provider may sign its messages with. */
@ApplicationScoped
class ChangeMessageCertificates {
    /** One of each kind of key, and what follows them. */
    private static final int MOST_CERTIFICATES = 4;

    private static final String REGISTER = "ap.message-certificate.register";
    private static final String WITHDRAW = "ap.message-certificate.withdraw";
    private final Providers providers;
    private final MessageCertificates certificates;
    private final AuditTrail audit;
    private final InstantSource clock;

    ChangeMessageCertificates(
            Providers providers, MessageCertificates certificates, AuditTrail audit, InstantSource clock) {
        this.providers = providers;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
    }

    /** From now on this provider's handshake may name it, and it signs a handshake that replaces an older one. */
    @Transactional
    void register(String operator, String apId, MessageCertificate certificate) {
        if (providers.findForChange(apId).isEmpty()) {
            throw UnknownProvider.problem();
        }
        if (!clock.instant().isBefore(certificate.notAfter())) {
            throw refused(
                    operator,
                    REGISTER,
                    apId,
                    Problem.of(
                            422,
                            "certificate-expired",
                            "The certificate has expired",
                            "it ended at " + certificate.notAfter() + "; have a new one issued"));
        }
        if (certificates.notOver(apId) >= MOST_CERTIFICATES) {
            throw refused(
                    operator,
                    REGISTER,
                    apId,
                    Problem.of(
                            409,
                            "too-many-certificates",
                            "The application provider has " + MOST_CERTIFICATES + " certificates for its messages",
                            "withdraw one of them first: DELETE /aps/{apId}/message-certificates/{sha256}"));
        }
        if (!certificates.add(apId, certificate)) {
            throw refused(
                    operator,
                    REGISTER,
                    apId,
                    Problem.of(
                            409,
                            "certificate-taken",
                            "The certificate is registered already",
                            "a certificate is one application provider's; have another one issued"));
        }
        audit.record(new AuditRecord(operator, REGISTER, apId, "done: " + certificate.sha256()));
    }

    /** From now on no message is accepted for it, whatever was agreed before. */
    @Transactional
    void withdraw(String operator, String apId, String sha256) {
        if (!certificates.remove(apId, sha256)) {
            throw refused(
                    operator,
                    WITHDRAW,
                    apId,
                    Problem.of(
                            404,
                            "unknown-certificate",
                            "The application provider has no such certificate for its messages",
                            "GET /aps/{apId} lists those that it has"));
        }
        audit.record(new AuditRecord(operator, WITHDRAW, apId, "done: " + sha256));
    }

    private ProblemException refused(String operator, String action, String apId, Problem why) {
        audit.recordRefusal(new AuditRecord(operator, action, apId, "refused: " + why.name()));
        return why.exception();
    }
}
