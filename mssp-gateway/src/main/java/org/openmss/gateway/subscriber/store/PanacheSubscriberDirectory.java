package org.openmss.gateway.subscriber.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.gateway.subscriber.domain.CertificateChain;
import org.openmss.gateway.subscriber.domain.NoSpamCode;
import org.openmss.gateway.subscriber.domain.Preferences;
import org.openmss.gateway.subscriber.domain.SigningCertificate;
import org.openmss.gateway.subscriber.domain.Standing;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;
import org.openmss.kernel.RegistrationId;

@ApplicationScoped
@Transactional
class PanacheSubscriberDirectory implements SubscriberDirectory, PanacheRepositoryBase<SubscriberRow, UUID> {
    private final EntityManager database;
    private final RecentChains recentChains;
    private final AuditTrail audit;
    private final InstantSource clock;

    PanacheSubscriberDirectory(
            EntityManager database, RecentChains recentChains, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.recentChains = recentChains;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Subscriber> find(Msisdn msisdn) {
        return find("msisdn = ?1 and state <> 'REVOKED'", msisdn.value())
                .firstResultOptional()
                .or(() -> find("msisdn", Sort.descending("changedAt"), msisdn.value())
                        .firstResultOptional())
                .map(this::toDomain);
    }

    @Override
    public Optional<Subscriber> find(RegistrationId registrationId) {
        return findByIdOptional(registrationId.value()).map(this::toDomain);
    }

    @Override
    public boolean add(Subscriber.PendingKey subscriber) {
        var identity = subscriber.identity();
        int inserted = database.createNativeQuery("""
                        insert into subscriber (registration_id, msisdn, iccid, state, changed_at)
                        values (?1, ?2, ?3, 'PENDING_KEY', ?4) on conflict do nothing
                        """)
                .setParameter(1, identity.registrationId().value())
                .setParameter(2, identity.msisdn().value())
                .setParameter(3, identity.iccid().value())
                .setParameter(4, clock.instant())
                .executeUpdate();
        if (inserted == 1) {
            recordMove(subscriber);
        }
        return inserted == 1;
    }

    @Override
    public boolean reported(RegistrationId registrationId, Map<KeyPurpose, Bytes> publicKeys) {
        UUID id = registrationId.value();
        if (update("changedAt = ?1 where registrationId = ?2 and state = 'PENDING_KEY'", clock.instant(), id) == 0) {
            return false;
        }
        database.createQuery("delete from ReportedKeyRow where registrationId = ?1")
                .setParameter(1, id)
                .executeUpdate();
        publicKeys.forEach((purpose, key) -> {
            var row = new ReportedKeyRow();
            row.registrationId = id;
            row.purpose = purpose.wireName();
            row.publicKey = key.toArray();
            database.persist(row);
        });
        audit.record(
                new AuditRecord("handset-simulator", "subscriber.keys-reported", registrationId.toString(), "done"));
        return true;
    }

    @Override
    public boolean replace(Subscriber before, Subscriber after) {
        UUID id = before.identity().registrationId().value();
        int moved = update(
                "state = ?1, changedAt = ?2 where registrationId = ?3 and state = ?4",
                stateOf(after),
                clock.instant(),
                id,
                stateOf(before));
        if (moved == 0) {
            return false;
        }
        if (after instanceof Subscriber.Active active) {
            active.certificates().values().forEach(certificate -> store(id, certificate));
        }
        recordMove(after);
        return true;
    }

    @Override
    public SigningCertificate certificate(UUID id) {
        var found = database.createQuery(
                        "select certificate, subscriber.state from SigningCertificateRow certificate"
                                + " join SubscriberRow subscriber on subscriber.registrationId = certificate.registrationId"
                                + " where certificate.id = ?1",
                        Object[].class)
                .setParameter(1, id)
                .getSingleResult();
        var certificate = toDomain((SigningCertificateRow) found[0]);
        return SubscriberRow.REVOKED.equals(found[1]) ? certificate.withStanding(Standing.REVOKED) : certificate;
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<X509Certificate> chain(UUID certificateId) {
        return recentChains
                .find(certificateId)
                .orElseGet(() -> QuarkusTransaction.joiningExisting()
                        .call(() -> certificate(certificateId).chain()));
    }

    @Override
    public Optional<Standing> changeStanding(
            RegistrationId registrationId, CertificateSerial serial, Standing standing, long sequence) {
        return certificates(registrationId.value()).values().stream()
                .filter(certificate -> certificate.leaf().getSerialNumber().equals(serial.value()))
                .findFirst()
                .map(SigningCertificate::id)
                .map(id -> {
                    if (claimStanding(id, standing, sequence) == 1) {
                        String action = "certificate."
                                + standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
                        audit.record(new AuditRecord("registration-authority", action, serial.toString(), "done"));
                    }
                    return standingOf(id);
                });
    }

    @Override
    public boolean change(RegistrationId registrationId, Preferences preferences) {
        int changed = update(
                "noSpamCode = ?1, blocked = ?2, blockedProfiles = ?3, blockedProviders = ?4"
                        + " where registrationId = ?5 and state <> 'REVOKED'",
                preferences.noSpamCode().map(NoSpamCode::value).orElse(null),
                preferences.blocked(),
                preferences.blockedProfiles().stream().map(KeyPurpose::wireName).toArray(String[]::new),
                preferences.blockedProviders().toArray(String[]::new),
                registrationId.value());
        if (changed == 1) {
            audit.record(new AuditRecord(
                    "registration-authority", "subscriber.preferences", registrationId.toString(), "done"));
        }
        return changed == 1;
    }

    @Override
    public Optional<Preferences> preferences(RegistrationId registrationId) {
        return find("registrationId = ?1 and state <> 'REVOKED'", registrationId.value())
                .firstResultOptional()
                .map(SubscriberRow::preferences);
    }

    /** A revocation counts however late it comes; of the others the newest. */
    private int claimStanding(UUID id, Standing standing, long sequence) {
        return database.createNativeQuery("""
                        update signing_certificate set standing = ?1, standing_sequence = ?2
                        where id = ?3 and standing <> 'REVOKED' and (standing_sequence < ?2 or ?1 = 'REVOKED')
                        """)
                .setParameter(1, standing.name())
                .setParameter(2, sequence)
                .setParameter(3, id)
                .executeUpdate();
    }

    private Standing standingOf(UUID id) {
        return Standing.valueOf((String)
                database.createNativeQuery("select standing from signing_certificate where id = ?1", String.class)
                        .setParameter(1, id)
                        .getSingleResult());
    }

    private void store(UUID registrationId, SigningCertificate certificate) {
        var row = new SigningCertificateRow();
        row.id = certificate.id();
        row.registrationId = registrationId;
        row.purpose = certificate.purpose().wireName();
        row.chain = CertificateChain.toPkiPath(certificate.chain());
        row.standing = certificate.standing().name();
        database.persist(row);
    }

    private void recordMove(Subscriber subscriber) {
        String id = subscriber.identity().registrationId().toString();
        String action =
                "subscriber." + stateOf(subscriber).toLowerCase(Locale.ROOT).replace('_', '-');
        audit.record(new AuditRecord("registration-authority", action, id, "done"));
    }

    private static String stateOf(Subscriber subscriber) {
        return switch (subscriber) {
            case Subscriber.PendingKey pending -> SubscriberRow.PENDING_KEY;
            case Subscriber.Active active -> SubscriberRow.ACTIVE;
            case Subscriber.Revoked revoked -> SubscriberRow.REVOKED;
        };
    }

    private Subscriber toDomain(SubscriberRow row) {
        var identity = new Subscriber.Identity(
                new RegistrationId(row.registrationId), new Msisdn(row.msisdn), new Iccid(row.iccid));
        return switch (row.state) {
            case SubscriberRow.PENDING_KEY -> new Subscriber.PendingKey(identity, reportedKeys(row.registrationId));
            case SubscriberRow.ACTIVE ->
                new Subscriber.Active(identity, certificates(row.registrationId), row.preferences());
            case SubscriberRow.REVOKED -> new Subscriber.Revoked(identity);
            default -> throw new IllegalStateException("unknown state in the database: " + row.state);
        };
    }

    private Map<KeyPurpose, Bytes> reportedKeys(UUID registrationId) {
        var keys = new EnumMap<KeyPurpose, Bytes>(KeyPurpose.class);
        database.createQuery("from ReportedKeyRow where registrationId = ?1", ReportedKeyRow.class)
                .setParameter(1, registrationId)
                .getResultList()
                .forEach(row -> keys.put(KeyPurpose.ofWireName(row.purpose), Bytes.of(row.publicKey)));
        return keys;
    }

    private Map<KeyPurpose, SigningCertificate> certificates(UUID registrationId) {
        List<SigningCertificateRow> rows = database.createQuery(
                        "from SigningCertificateRow where registrationId = ?1", SigningCertificateRow.class)
                .setParameter(1, registrationId)
                .getResultList();
        var certificates = new EnumMap<KeyPurpose, SigningCertificate>(KeyPurpose.class);
        rows.forEach(row -> certificates.put(KeyPurpose.ofWireName(row.purpose), toDomain(row)));
        return certificates;
    }

    private SigningCertificate toDomain(SigningCertificateRow row) {
        return new SigningCertificate(
                row.id,
                KeyPurpose.ofWireName(row.purpose),
                recentChains.findOrRead(row.id, () -> CertificateChain.ofPkiPath(row.chain)),
                Standing.valueOf(row.standing));
    }
}
