package org.openmss.ca.status.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongFunction;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.hierarchy.Hierarchy;
import org.openmss.ca.hierarchy.domain.Role;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.Crls;

/** The number's row is locked until the CRL is committed: CRLs of an authority come one after another. */
@ApplicationScoped
class PanacheCrls implements Crls, PanacheRepositoryBase<CrlRow, CrlRow.Key> {
    /** The time in seconds is in it so that a database restored from a backup does not give a number twice. */
    private static final String NEXT_NUMBER = """
            insert into crl_number (authority, number) values (:authority, :now)
            on conflict (authority) do update set number = greatest(crl_number.number + 1, excluded.number)
            returning number
            """;

    private final Hierarchy hierarchy;
    private final AuditTrail audit;
    private final InstantSource clock;

    PanacheCrls(Hierarchy hierarchy, AuditTrail audit, InstantSource clock) {
        this.hierarchy = hierarchy;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Crl> newest(Role authority) {
        return find("authority = ?1 order by number desc", keyId(authority))
                .firstResultOptional()
                .map(CrlRow::toDomain);
    }

    @Override
    @Transactional
    public Crl publish(Role authority, LongFunction<Crl> issue) {
        String keyId = keyId(authority);
        long number = (Long) getEntityManager()
                .createNativeQuery(NEXT_NUMBER, Long.class)
                .setParameter("authority", keyId)
                .setParameter("now", clock.instant().getEpochSecond())
                .getSingleResult();
        Crl crl = issue.apply(number);
        persist(CrlRow.of(keyId, crl));
        audit.record(new AuditRecord("system", "crl.issue", authority.wireName() + "-" + number, "done"));
        return crl;
    }

    private String keyId(Role authority) {
        var signatory = authority == Role.ROOT ? hierarchy.root() : hierarchy.issuing();
        return signatory.certificate().keyId().toHex();
    }
}
