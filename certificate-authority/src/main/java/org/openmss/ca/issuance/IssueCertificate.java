package org.openmss.ca.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.hierarchy.domain.SerialNumbers;
import org.openmss.ca.issuance.domain.ApprovedCertificate;
import org.openmss.ca.issuance.domain.CertificateContent;
import org.openmss.ca.issuance.domain.CertificateSigner;
import org.openmss.ca.issuance.domain.CertificateTemplate;
import org.openmss.ca.issuance.domain.PossessionCheck;
import org.openmss.ca.issuance.domain.ProfileCheck;
import org.openmss.ca.issuance.domain.ProfileViolation;
import org.openmss.ca.issuance.domain.SubjectName;
import org.openmss.ca.issuance.domain.UserPublicKey;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.Intent;
import org.openmss.ca.register.domain.RegisteredCertificate;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.doors.ProblemException;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.PossessionStatement;

/**
 * Certifies a key that somebody has proven to have. The caller names key, person and profile; the CA decides the rest. What will be
 * signed is on record before it is signed, and the same request again gets the same certificate, also after a crash in between.
 */
@ApplicationScoped
public class IssueCertificate {
    static final String PROFILE_VERSION = "1";
    private static final Logger LOG = Logger.getLogger(IssueCertificate.class);
    private static final Duration BACKDATED = Duration.ofMinutes(1);
    private final Hierarchy hierarchy;
    private final IssuanceConfig config;
    private final CertificateRegister register;
    private final PossessionCheck possession;
    private final CertificateTemplate template;
    private final CertificateSigner signer;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final RandomGenerator chance;

    IssueCertificate(
            Hierarchy hierarchy,
            IssuanceConfig config,
            CertificateRegister register,
            PossessionCheck possession,
            CertificateTemplate template,
            CertificateSigner signer,
            AuditTrail audit,
            InstantSource clock,
            RandomGenerator chance) {
        this.hierarchy = hierarchy;
        this.config = config;
        this.register = register;
        this.possession = possession;
        this.template = template;
        this.signer = signer;
        this.audit = audit;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * @param proof what the new key signed; says also which profile is asked for
     * @param proofSignature by the new key
     */
    public record Command(
            String caller,
            RequestId requestId,
            SubjectName subject,
            UserPublicKey publicKey,
            PossessionStatement proof,
            Bytes proofSignature) {}

    /** @param repeated whether this certificate was made for an earlier sending of the same request */
    public record Issued(Released certificate, boolean repeated) {}

    /** @throws ProblemException where the request is refused; the attempt is in the audit trail */
    public Issued issue(Command command) {
        if (!possession.holds(command.proof(), command.proofSignature())) {
            throw refused(command, Refusal.BAD_PROOF);
        }
        Bytes fingerprint = RequestFingerprint.of(command);
        var earlier = register.find(command.requestId());
        if (earlier.isPresent()) {
            return repeated(command, fingerprint, earlier.get());
        }
        while (true) {
            var draft = draft(command, fingerprint);
            var admission = register.add(draft.prepared(), act(command, "certificate.prepare", draft.serial()));
            switch (admission) {
                case ADMITTED -> {
                    return new Issued(finish(command, draft), false);
                }
                case REQUEST_KNOWN -> {
                    var rival = register.find(command.requestId()).orElseThrow();
                    return repeated(command, fingerprint, rival);
                }
                case SERIAL_TAKEN -> LOG.warn("a random serial was taken; drawing again");
                case PROOF_USED -> throw refused(command, Refusal.PROOF_REUSED);
                case KEY_OF_ANOTHER -> throw refused(command, Refusal.KEY_OF_ANOTHER);
                case KEY_COMPROMISED -> throw refused(command, Refusal.KEY_COMPROMISED);
            }
        }
    }

    private record Draft(Prepared prepared, ApprovedCertificate approved) {
        CertificateSerial serial() {
            return prepared.serial();
        }
    }

    private Issued repeated(Command command, Bytes fingerprint, RegisteredCertificate earlier) {
        if (!earlier.intent().fingerprint().equals(fingerprint)) {
            throw refused(command, Refusal.REQUEST_ID_USED);
        }
        return switch (earlier) {
            case Prepared prepared -> new Issued(finish(command, resumed(command, prepared)), true);
            case Released released -> new Issued(released, true);
        };
    }

    private Draft draft(Command command, Bytes fingerprint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var issuer = hierarchy.issuing();
        Instant notBefore = notBefore(issuer, now);
        var content = new CertificateContent(
                issuer.id(),
                SerialNumbers.draw(chance),
                command.proof().purpose(),
                command.subject(),
                command.publicKey(),
                notBefore,
                notAfter(issuer, notBefore));
        Bytes toBeSigned = template.toBeSigned(content);
        var prepared = RegisteredCertificate.prepare(new Intent(
                content.issuer(),
                command.requestId(),
                fingerprint,
                content.serial(),
                PROFILE_VERSION,
                toBeSigned,
                template.encoded(command.subject()).sha256(),
                command.proof(),
                command.proofSignature(),
                content.notBefore(),
                content.notAfter(),
                now));
        return new Draft(prepared, approve(command, prepared, content));
    }

    /** After a crash: what is on record is signed now, byte for byte. */
    private Draft resumed(Command command, Prepared prepared) {
        var intent = prepared.intent();
        var content = new CertificateContent(
                intent.issuer(),
                intent.serial(),
                intent.proof().purpose(),
                command.subject(),
                command.publicKey(),
                intent.notBefore(),
                intent.notAfter());
        return new Draft(prepared, approve(command, prepared, content));
    }

    private ApprovedCertificate approve(Command command, Prepared prepared, CertificateContent content) {
        var issuing = hierarchy.issuer(content.issuer()).authority();
        try {
            return new ProfileCheck(issuing.certificate(), issuing.key().algorithm())
                    .approve(
                            prepared.intent().toBeSigned(),
                            content,
                            prepared.intent().preparedAt());
        } catch (ProfileViolation violation) {
            LOG.errorf("certificate not signed, it breaks rule=%s serial=%s", violation.rule(), content.serial());
            audit.recordRefusal(new AuditRecord(
                    command.caller(), "certificate.issue", content.serial().toString(), "profile-" + violation.rule()));
            throw violation;
        }
    }

    private Released finish(Command command, Draft draft) {
        Bytes certificate = signer.sign(draft.approved());
        var valid = draft.prepared().release(certificate, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        if (register.replace(draft.prepared(), valid, act(command, "certificate.issue", draft.serial()))) {
            LOG.infof(
                    "certificate issued serial=%s profile=%s",
                    valid.serial(), command.proof().purpose().wireName());
            return valid;
        }
        if (register.find(draft.serial()).orElseThrow() instanceof Released released) {
            return released;
        }
        throw new IllegalStateException("certificate " + draft.serial() + " was released neither by us nor by a rival");
    }

    /** A little early, for clocks that run late; never before the CA itself. */
    private static Instant notBefore(Issuer issuer, Instant now) {
        Instant early = now.minus(BACKDATED);
        Instant authority = issuer.certificate().notBefore();
        return early.isBefore(authority) ? authority : early;
    }

    private Instant notAfter(Issuer issuer, Instant notBefore) {
        Instant end = notBefore
                .atOffset(ZoneOffset.UTC)
                .plus(config.life())
                .toInstant()
                .minusSeconds(1);
        Instant authority = issuer.certificate().notAfter();
        return end.isAfter(authority) ? authority : end;
    }

    private static AuditRecord act(Command command, String action, CertificateSerial serial) {
        return new AuditRecord(command.caller(), action, serial.toString(), "done");
    }

    private ProblemException refused(Command command, Refusal refusal) {
        audit.recordRefusal(new AuditRecord(
                command.caller(),
                "certificate.issue",
                command.requestId().value(),
                refusal.problem().name()));
        return refusal.problem().exception();
    }
}
