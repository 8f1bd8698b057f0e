package org.openmss.gateway.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.kernel.Bytes;

/** A gateway operator changes what an application provider signs in with. */
@ApplicationScoped
class ChangeCredentials {
    /** The one in use, and the one that follows it. */
    private static final int MOST_CERTIFICATES = 2;

    private static final String REGISTER = "ap.certificate.register";
    private static final String WITHDRAW = "ap.certificate.withdraw";
    private final Providers providers;
    private final ClientCertificates certificates;
    private final HmacKeys hmacKeys;
    private final AuditTrail audit;
    private final InstantSource clock;

    ChangeCredentials(
            Providers providers,
            ClientCertificates certificates,
            HmacKeys hmacKeys,
            AuditTrail audit,
            InstantSource clock) {
        this.providers = providers;
        this.certificates = certificates;
        this.hmacKeys = hmacKeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** From now on the certificate names this provider, beside the one that it has. */
    @Transactional
    void registerCertificate(String operator, String apId, ClientCertificate certificate) {
        provider(apId);
        if (certificate.isOver(clock.instant())) {
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
        if (certificates.stillUsable(apId) >= MOST_CERTIFICATES) {
            throw refused(
                    operator,
                    REGISTER,
                    apId,
                    Problem.of(
                            409,
                            "too-many-certificates",
                            "The application provider has two certificates",
                            "withdraw one of them first: DELETE /aps/{apId}/client-certificates/{sha256}"));
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
                            "a certificate names one application provider; have another one issued"));
        }
        audit.record(new AuditRecord(operator, REGISTER, apId, "done: " + certificate.sha256()));
    }

    /** From now on the certificate names nobody. */
    @Transactional
    void withdrawCertificate(String operator, String apId, String sha256) {
        if (!certificates.remove(apId, sha256)) {
            throw refused(
                    operator,
                    WITHDRAW,
                    apId,
                    Problem.of(
                            404,
                            "unknown-certificate",
                            "The application provider has no such certificate",
                            "GET /aps/{apId} lists those that it has"));
        }
        audit.record(new AuditRecord(operator, WITHDRAW, apId, "done: " + sha256));
    }

    /** The key from before ends at once. */
    @Transactional
    Bytes renewHmacKey(String operator, String apId) {
        var provider = provider(apId);
        var key = hmacKeys.make();
        provider.hmacKeySealed = hmacKeys.seal(apId, key).toArray();
        audit.record(new AuditRecord(operator, "ap.hmac-key.renew", apId, "done"));
        return key;
    }

    private ProviderRow provider(String apId) {
        return providers.findForChange(apId).orElseThrow(UnknownProvider::problem);
    }

    private ProblemException refused(String operator, String action, String apId, Problem why) {
        audit.recordRefusal(new AuditRecord(operator, action, apId, "refused: " + why.name()));
        return why.exception();
    }
}
