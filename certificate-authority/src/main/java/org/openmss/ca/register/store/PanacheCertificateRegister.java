package org.openmss.ca.register.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.register.domain.CertificateRegister;
import org.openmss.ca.register.domain.CertificateReleased;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.ca.register.domain.RegisteredCertificate;
import org.openmss.ca.register.domain.RegisteredCertificate.OnHold;
import org.openmss.ca.register.domain.RegisteredCertificate.Prepared;
import org.openmss.ca.register.domain.RegisteredCertificate.Revocable;
import org.openmss.ca.register.domain.RegisteredCertificate.Revoked;
import org.openmss.ca.register.domain.RegisteredCertificate.Valid;
import org.openmss.ca.register.domain.RequestId;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.store.IssuanceStep.Preparation;
import org.openmss.ca.register.store.IssuanceStep.Release;
import org.openmss.kernel.CertificateSerial;

/** Two requests at the same time are kept apart by the table's constraints: the insert of the slower one does nothing. */
@ApplicationScoped
class PanacheCertificateRegister
        implements CertificateRegister, PanacheRepositoryBase<CertificateRow, CertificateRow.Key> {
    private final IssuanceSteps steps;
    private final IssuanceStatements statements;
    private final AuditTrail audit;
    private final Event<CertificateReleased> releases;

    PanacheCertificateRegister(
            IssuanceSteps steps, IssuanceStatements statements, AuditTrail audit, Event<CertificateReleased> releases) {
        this.steps = steps;
        this.statements = statements;
        this.audit = audit;
        this.releases = releases;
    }

    @Override
    @Transactional
    public Optional<RegisteredCertificate> find(CertificateSerial serial) {
        return find("serial", serial.toString()).firstResultOptional().map(this::read);
    }

    /** Nearly all requests are new, and learn that from one statement without a transaction. */
    @Override
    public Optional<RegisteredCertificate> find(RequestId requestId) {
        if (!statements.isKnown(requestId)) {
            return Optional.empty();
        }
        return QuarkusTransaction.joiningExisting()
                .call(() -> find("requestId", requestId.value())
                        .firstResultOptional()
                        .map(this::read));
    }

    /**
     * The row is let go at once: whoever reads again in the same transaction sees what another has changed meanwhile, and one that reads many
     * does not gather them.
     */
    private RegisteredCertificate read(CertificateRow row) {
        getEntityManager().detach(row);
        return row.toDomain();
    }

    /** Nearly all intents are taken on record together with others; where one is not, alone it learns why. */
    @Override
    public Admission add(Prepared certificate, AuditRecord act) {
        var row = CertificateRow.of(certificate);
        if (steps.taken(new Preparation(row, act))) {
            return Admission.ADMITTED;
        }
        try {
            return QuarkusTransaction.joiningExisting().call(() -> addAlone(row, act));
        } catch (Objection objection) {
            return objection.why;
        }
    }

    /** Rolls back what was written before it showed. */
    private static final class Objection extends RuntimeException {
        private final Admission why;

        private Objection(Admission why) {
            super(why.name());
            this.why = why;
        }
    }

    private Admission addAlone(CertificateRow row, AuditRecord act) {
        if (!statements.insert(row)) {
            return conflict(row);
        }
        // A key that is certified for the first time can be neither another's nor compromised.
        if (!statements.insertKey(row)) {
            objectionToKey(row).ifPresent(why -> {
                throw new Objection(why);
            });
        }
        audit.record(act);
        return Admission.ADMITTED;
    }

    @Override
    public boolean replace(Prepared before, Valid after, AuditRecord act) {
        var release = new Release(before, after, act);
        return steps.taken(release) || QuarkusTransaction.joiningExisting().call(() -> releaseAlone(release));
    }

    private boolean releaseAlone(Release release) {
        if (!statements.release(List.of(release)).getFirst()) {
            return false;
        }
        audit.record(release.act());
        releases.fire(new CertificateReleased(
                release.before().intent().issuer(), release.before().serial()));
        return true;
    }

    @Override
    @Transactional
    public boolean replace(Revocable before, Revoked after, AuditRecord act) {
        return recorded(
                switch (before) {
                    case Valid valid -> withdraw(valid, "REVOKED", after.revocation());
                    case OnHold held -> revoke(held, after.revocation());
                },
                act);
    }

    @Override
    @Transactional
    public boolean replace(Valid before, OnHold after, AuditRecord act) {
        return recorded(withdraw(before, "ON_HOLD", after.revocation()), act);
    }

    /** A certificate may be held many times: the time of the hold tells this one from the others. */
    @Override
    @Transactional
    public boolean replace(OnHold before, Valid after, AuditRecord act) {
        int changed = update(
                "state = 'VALID', revokedAt = null, reason = null"
                        + " where issuer = ?1 and serial = ?2 and state = 'ON_HOLD' and revokedAt = ?3",
                before.intent().issuer().value(),
                before.serial().toString(),
                before.heldSince());
        return recorded(changed, act);
    }

    private int withdraw(Valid before, String state, Revocation revocation) {
        return update(
                "state = ?1, revokedAt = ?2, reason = ?3, invalidityDate = ?4"
                        + " where issuer = ?5 and serial = ?6 and state = 'VALID'",
                state,
                revocation.at(),
                (short) revocation.reason().code(),
                revocation.invalidityDate().orElse(null),
                before.intent().issuer().value(),
                before.serial().toString());
    }

    private int revoke(OnHold before, Revocation revocation) {
        return update(
                "state = 'REVOKED', reason = ?1, invalidityDate = ?2"
                        + " where issuer = ?3 and serial = ?4 and state = 'ON_HOLD' and revokedAt = ?5",
                (short) revocation.reason().code(),
                revocation.invalidityDate().orElse(null),
                before.intent().issuer().value(),
                before.serial().toString(),
                before.heldSince());
    }

    private boolean recorded(int changed, AuditRecord act) {
        if (changed == 1) {
            audit.record(act);
        }
        return changed == 1;
    }

    private Admission conflict(CertificateRow row) {
        if (count("requestId", row.requestId) > 0) {
            return Admission.REQUEST_KNOWN;
        }
        boolean proofUsed = row.proofNonce != null
                && count("profile like ?1 and proofNonce = ?2", use(row) + "%", row.proofNonce) > 0;
        return proofUsed ? Admission.PROOF_USED : Admission.SERIAL_TAKEN;
    }

    private Optional<Admission> objectionToKey(CertificateRow row) {
        var entities = getEntityManager();
        var same = (Long) entities.createNativeQuery(
                        "select count(*) from certified_key"
                                + " where public_key_sha256 = :key and subject = :subject and profile = :profile",
                        Long.class)
                .setParameter("key", row.publicKeySha256)
                .setParameter("subject", row.subject)
                .setParameter("profile", use(row))
                .getSingleResult();
        if (same == 0) {
            return Optional.of(Admission.KEY_OF_ANOTHER);
        }
        // 1 is keyCompromise; as a parameter it would not be found by its index
        boolean compromised = count("publicKeySha256 = ?1 and reason = 1", row.publicKeySha256) > 0;
        return compromised ? Optional.of(Admission.KEY_COMPROMISED) : Optional.empty();
    }

    /** All profiles for one use share their keys' tables: no proof and no key is used for two. */
    private static String use(CertificateRow row) {
        return new ProfileName(row.profile).use();
    }
}
