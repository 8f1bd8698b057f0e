package org.openmss.ca.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.Issuer;
import org.openmss.ca.hierarchy.domain.KeyBusy;
import org.openmss.ca.hierarchy.domain.SerialNumbers;
import org.openmss.ca.issuance.domain.ApprovedCertificate;
import org.openmss.ca.issuance.domain.CertificateContent;
import org.openmss.ca.issuance.domain.CertificateProfile;
import org.openmss.ca.issuance.domain.CertificateSigner;
import org.openmss.ca.issuance.domain.CertificateSubject;
import org.openmss.ca.issuance.domain.CertificateTemplate;
import org.openmss.ca.issuance.domain.PossessionCheck;
import org.openmss.ca.issuance.domain.PossessionProof;
import org.openmss.ca.issuance.domain.ProfileCheck;
import org.openmss.ca.issuance.domain.ProfileViolation;
import org.openmss.ca.issuance.domain.WeakKeys;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.Intent;
import org.openmss.ca.register.domain.RegisteredCertificate;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Released;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.ca.status.CrlPartitions;
import org.openmss.doors.Problem;
import org.openmss.doors.ProblemException;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/**
 * Certifies a key that somebody has proven to have. The caller names key, person and profile; the CA decides the rest. What will be
 * signed is on record before it is signed, and the same request again gets the same certificate, also after a crash in between.
 */
@ApplicationScoped
public class IssueCertificate {
    private static final Logger LOG = Logger.getLogger(IssueCertificate.class);
    private static final Duration BACKDATED = Duration.ofMinutes(1);
    private final Hierarchy hierarchy;
    private final Profiles profiles;
    private final CertificateRegister register;
    private final PossessionCheck possession;
    private final WeakKeys weakKeys;
    private final CertificateTemplate template;
    private final CrlPartitions partitions;
    private final CertificateSigner signer;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final RandomGenerator chance;

    IssueCertificate(
            Hierarchy hierarchy,
            Profiles profiles,
            CertificateRegister register,
            PossessionCheck possession,
            WeakKeys weakKeys,
            CertificateTemplate template,
            CrlPartitions partitions,
            CertificateSigner signer,
            AuditTrail audit,
            InstantSource clock,
            RandomGenerator chance) {
        this.hierarchy = hierarchy;
        this.profiles = profiles;
        this.register = register;
        this.possession = possession;
        this.weakKeys = weakKeys;
        this.template = template;
        this.partitions = partitions;
        this.signer = signer;
        this.audit = audit;
        this.clock = clock;
        this.chance = chance;
    }

    /** @param dnsNames taken from the request, where the profile takes them; else empty */
    public record Command(
            String caller,
            RequestId requestId,
            CertificateProfile profile,
            CertificateSubject subject,
            List<String> dnsNames,
            PossessionProof proof) {
        public Command {
            dnsNames = List.copyOf(dnsNames);
        }
    }

    /** @param repeated whether this certificate was made for an earlier sending of the same request */
    public record Issued(Released certificate, boolean repeated) {}

    /** @throws ProblemException where the request is refused; the attempt is in the audit trail */
    public Issued issue(Command command) {
        var profile = command.profile();
        if (!profile.keys().kinds().contains(command.proof().publicKey().kind())) {
            throw refused(command, Refusal.KEY_NOT_ALLOWED);
        }
        if (weakKeys.contains(command.proof().publicKey())) {
            throw refused(command, Refusal.WEAK_KEY);
        }
        if (!profile.proofs().contains(command.proof().kind())) {
            throw refused(command, Refusal.PROOF_NOT_ALLOWED);
        }
        if (!command.proof().holds(possession)) {
            throw refused(command, Refusal.BAD_PROOF);
        }
        Bytes fingerprint = RequestFingerprint.of(command);
        while (true) {
            Draft draft;
            try {
                draft = draft(command, fingerprint);
            } catch (RuntimeException notNow) {
                // What was prepared or issued when it could be is still given.
                return register.find(command.requestId())
                        .map(earlier -> repeated(command, fingerprint, earlier))
                        .orElseThrow(() -> notNow);
            }
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
        var profile = command.profile();
        var issuer = profiles.issuer(profile);
        Instant notBefore = notBefore(issuer, now);
        var serial = SerialNumbers.draw(chance);
        var partition = partitions.of(serial);
        var content = new CertificateContent(
                issuer.id(),
                serial,
                profile,
                command.subject(),
                command.dnsNames(),
                command.proof().publicKey(),
                notBefore,
                notAfter(issuer, profile, notBefore),
                hierarchy.address().crlOf(issuer.name(), partition));
        Bytes toBeSigned = template.toBeSigned(content);
        var prepared = RegisteredCertificate.prepare(new Intent(
                content.issuer(),
                command.requestId(),
                fingerprint,
                content.serial(),
                profile.name(),
                profile.version(),
                toBeSigned,
                template.encoded(command.subject()).sha256(),
                command.proof().evidence(),
                content.notBefore(),
                content.notAfter(),
                now,
                partition));
        return new Draft(prepared, approve(command, prepared, content));
    }

    /** After a crash: what is on record is signed now, byte for byte, and checked against the edition it was made by. */
    private Draft resumed(Command command, Prepared prepared) {
        var intent = prepared.intent();
        var content = new CertificateContent(
                intent.issuer(),
                intent.serial(),
                profiles.edition(intent.profile(), intent.profileVersion()),
                command.subject(),
                command.dnsNames(),
                command.proof().publicKey(),
                intent.notBefore(),
                intent.notAfter(),
                hierarchy.address().crlOf(hierarchy.issuer(intent.issuer()).name(), intent.crlPartition()));
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
        Bytes certificate = sign(draft);
        var valid = draft.prepared().release(certificate, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        if (register.replace(draft.prepared(), valid, act(command, "certificate.issue", draft.serial()))) {
            LOG.infof(
                    "certificate issued serial=%s profile=%s",
                    valid.serial(), command.profile().name());
            return valid;
        }
        if (register.find(draft.serial()).orElseThrow() instanceof Released released) {
            return released;
        }
        throw new IllegalStateException("certificate " + draft.serial() + " was released neither by us nor by a rival");
    }

    /** Where the device is busy, the draft stays: the same request, sent again, has it signed. */
    private Bytes sign(Draft draft) {
        try {
            return signer.sign(draft.approved());
        } catch (KeyBusy busy) {
            LOG.errorf("certificate not signed yet serial=%s: %s", draft.serial(), busy.getMessage());
            throw Problem.of(
                            503,
                            "signing-device-busy",
                            "The device that holds the CA's key has too many signatures to make",
                            "nothing is lost: send the same request again in a few seconds")
                    .exception();
        }
    }

    /** A little early, for clocks that run late; never before the CA itself. */
    private static Instant notBefore(Issuer issuer, Instant now) {
        Instant early = now.minus(BACKDATED);
        Instant authority = issuer.certificate().notBefore();
        return early.isBefore(authority) ? authority : early;
    }

    private static Instant notAfter(Issuer issuer, CertificateProfile profile, Instant notBefore) {
        Instant end = notBefore
                .atOffset(ZoneOffset.UTC)
                .plus(profile.life())
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
