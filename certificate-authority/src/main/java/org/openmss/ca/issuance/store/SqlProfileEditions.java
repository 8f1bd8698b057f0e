package org.openmss.ca.issuance.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.issuance.domain.ProfileEdition;
import org.openmss.ca.issuance.domain.ProfileEditions;
import org.openmss.ca.register.domain.ProfileName;

@ApplicationScoped
class SqlProfileEditions implements ProfileEditions {
    private final EntityManager database;
    private final AuditTrail audit;
    private final InstantSource clock;

    SqlProfileEditions(EntityManager database, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<String> find(ProfileName name, String version) {
        return database.createNativeQuery(
                        "select content from profile_edition where name = :name and version = :version", String.class)
                .setParameter("name", name.value())
                .setParameter("version", version)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    @Override
    @Transactional
    public void add(ProfileEdition edition) {
        int added = database.createNativeQuery(
                        "insert into profile_edition (name, version, fingerprint, content, first_seen)"
                                + " values (:name, :version, :fingerprint, :content, :now) on conflict do nothing")
                .setParameter("name", edition.name().value())
                .setParameter("version", edition.version())
                .setParameter("fingerprint", edition.fingerprint().toArray())
                .setParameter("content", edition.content())
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (added == 1) {
            audit.record(new AuditRecord(
                    "certificate-authority", "profile.edition", edition.name() + " " + edition.version(), "done"));
        }
    }
}
