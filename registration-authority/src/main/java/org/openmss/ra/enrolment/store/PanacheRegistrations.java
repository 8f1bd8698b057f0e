package org.openmss.ra.enrolment.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;
import org.openmss.ra.enrolment.domain.Actor;
import org.openmss.ra.enrolment.domain.Registration;
import org.openmss.ra.enrolment.domain.Registrations;
import org.openmss.ra.identity.domain.IdentityProof;
import org.openmss.ra.identity.domain.IdentityRegister;

/** Registrations in PostgreSQL. */
@ApplicationScoped
class PanacheRegistrations implements Registrations, PanacheRepositoryBase<RegistrationRow, UUID> {
    private static final Logger LOG = Logger.getLogger(PanacheRegistrations.class);
    private final IdentityRegister identities;
    private final AuditTrail audit;
    private final InstantSource clock;

    PanacheRegistrations(IdentityRegister identities, AuditTrail audit, InstantSource clock) {
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Addition add(Registration.PendingKey registration, IdentityProof proof, Actor actor) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                persistAndFlush(RegistrationRows.created(registration));
                identities.keep(registration.id(), proof);
                record("registration.create", registration, actor);
            });
        } catch (ConstraintViolationException taken) {
            return switch (taken.getConstraintName()) {
                case "registration_live_msisdn" -> Addition.NUMBER_BOUND;
                case "registration_live_iccid" -> Addition.SIM_BOUND;
                case null, default -> throw taken;
            };
        }
        LOG.infof("registered registrationId=%s", registration.id());
        return Addition.ADDED;
    }

    @Override
    @Transactional
    public Optional<Registration> find(RegistrationId id) {
        return findByIdOptional(id.value()).map(RegistrationRows::read);
    }

    @Override
    @Transactional
    public List<Registration> findByNumber(Msisdn msisdn) {
        return list("msisdn = ?1 order by registeredAt desc", msisdn.value()).stream()
                .map(RegistrationRows::read)
                .toList();
    }

    @Override
    @Transactional
    public boolean replace(Registration before, Registration after, Actor actor) {
        Instant now = clock.instant();
        if (!claim(before, now)) {
            return false;
        }
        RegistrationRows.write(after, findById(before.id().value()), now);
        if (after instanceof Registration.Active active) {
            tellWhatWasSaidBefore(active);
        }
        record(move(after), after, actor);
        LOG.infof("%s registrationId=%s", move(after), after.id());
        return true;
    }

    /** What the certificate authority has said of these certificates before anybody here had them concerns the home MSSP from now on. */
    private void tellWhatWasSaidBefore(Registration.Active active) {
        getEntityManager()
                .createQuery("update CertificateStatusRow s set s.told = false where s.serial in :serials")
                .setParameter(
                        "serials",
                        active.certificates().stream()
                                .map(issued -> issued.serial().toString())
                                .toList())
                .executeUpdate();
    }

    /** Of two rivals one finds the state still as it was, and holds the row until its transaction ends. */
    private boolean claim(Registration before, Instant now) {
        var state = RegistrationRows.stateOf(before);
        var id = before.id().value();
        // A new code leaves the state as it is; then the nonce tells the old call for keys from the new one.
        int claimed = before instanceof Registration.PendingKey pending
                ? update(
                        "changedAt = ?1 where id = ?2 and state = ?3 and nonce = ?4",
                        now,
                        id,
                        state,
                        pending.keyGeneration().nonce().toArray())
                : update("changedAt = ?1 where id = ?2 and state = ?3", now, id, state);
        return claimed == 1;
    }

    @Override
    @Transactional
    public OptionalInt spendTry(Registration.PendingKey pending) {
        var left = getEntityManager()
                .createNativeQuery(
                        "update registration set tries_left = tries_left - 1 where id = :id and state = 'PENDING_KEY'"
                                + " and nonce = :nonce and tries_left > 0 returning tries_left",
                        Integer.class)
                .setParameter("id", pending.id().value())
                .setParameter("nonce", pending.keyGeneration().nonce().toArray())
                .getResultStream()
                .findFirst();
        return left.isPresent() ? OptionalInt.of((Integer) left.get()) : OptionalInt.empty();
    }

    /** In random order, so that some which cannot be finished do not keep back all others for ever. */
    @Override
    @Transactional
    public List<RegistrationId> unfinished(Instant unchangedSince, int atMost) {
        return getEntityManager()
                .createQuery(
                        "select r.id from RegistrationRow r where r.state in (CERTIFYING, WITHDRAWING)"
                                + " and r.changedAt <= :before order by sql('random()')",
                        UUID.class)
                .setParameter("before", unchangedSince)
                .setMaxResults(atMost)
                .getResultStream()
                .map(RegistrationId::new)
                .toList();
    }

    private static String move(Registration after) {
        return switch (after) {
            case Registration.PendingKey pending -> "registration.activation-code";
            case Registration.Certifying certifying -> "registration.certify";
            case Registration.Active active -> "registration.activate";
            case Registration.Withdrawing withdrawing -> "registration.withdraw";
            case Registration.Failed failed -> "registration.fail";
            case Registration.Revoked revoked -> "registration.revoke";
        };
    }

    private void record(String action, Registration registration, Actor actor) {
        String outcome = registration instanceof Registration.Failed failed
                ? failed.failure().wireName()
                : "done";
        audit.record(new AuditRecord(actor.name(), action, registration.id().toString(), outcome));
    }
}
