package org.openmss.ca.status.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openmss.audit.AuditRecord;
import org.openmss.audit.AuditTrail;
import org.openmss.ca.hierarchy.domain.AuthorityId;
import org.openmss.ca.hierarchy.domain.CrlPartition;
import org.openmss.ca.status.domain.Crl;
import org.openmss.ca.status.domain.Crl.Kind;
import org.openmss.ca.status.domain.CrlScopeId;
import org.openmss.ca.status.domain.Crls;
import org.openmss.ca.status.domain.SignedCrl;

/** The number's row is locked until the CRL is committed: CRLs of a scope come one after another. */
@ApplicationScoped
class PanacheCrls implements Crls, PanacheRepositoryBase<CrlRow, CrlRow.Key> {
    /** A million lines take seconds, on a slow disk more. */
    private static final int LONGEST_ISSUE = 600;

    /** The time in seconds is in it so that a database restored from a backup does not give a number twice. */
    private static final String NEXT_NUMBER = """
            insert into crl_number (authority, partition, number) values (:authority, :partition, :now)
            on conflict (authority, partition) do update set number = greatest(crl_number.number + 1, excluded.number)
            returning number
            """;

    private static final String TAKE_NUMBER = """
            insert into crl_number (authority, partition, number) values (:authority, :partition, :number)
            on conflict (authority, partition) do update set number = excluded.number
            where crl_number.number < excluded.number
            """;

    private static final String FORGET_REPLACED = """
            delete from crl_piece piece using crl old
            where old.authority = piece.authority and old.partition = piece.partition and old.number = piece.number
            and exists (select 1 from crl newer where newer.authority = old.authority and newer.partition = old.partition
                and newer.kind = old.kind and newer.number > old.number and newer.this_update < :time)
            """;

    private final CrlPieces pieces;
    private final AuditTrail audit;
    private final InstantSource clock;

    PanacheCrls(CrlPieces pieces, AuditTrail audit, InstantSource clock) {
        this.pieces = pieces;
        this.audit = audit;
        this.clock = clock;
    }

    private record UntoldScope(String authority, Integer partition) {}

    @Override
    @Transactional
    public Optional<Crl> newest(CrlScopeId scope, Kind kind) {
        return newest(scope, "kind = '" + kind.name() + "'");
    }

    private Optional<Crl> newest(CrlScopeId scope, String condition) {
        return find(
                        "authority = ?1 and partition = ?2 and " + condition + " order by number desc",
                        scope.authority().value(),
                        scope.partition().number())
                .firstResultOptional()
                .map(CrlRow::toDomain);
    }

    @Override
    @Transactional
    public Set<CrlPartition> partitions(AuthorityId authority) {
        List<Integer> numbers = getEntityManager()
                .createNativeQuery("select partition from crl_number where authority = :authority", Integer.class)
                .setParameter("authority", authority.value())
                .getResultList();
        return numbers.stream().map(CrlPartition::new).collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public Set<CrlScopeId> untold() {
        List<UntoldScope> scopes = getEntityManager()
                .createNativeQuery(
                        "select distinct authority, partition from crl_change where number is null", UntoldScope.class)
                .getResultList();
        return scopes.stream()
                .map(one -> new CrlScopeId(new AuthorityId(one.authority()), new CrlPartition(one.partition())))
                .collect(Collectors.toSet());
    }

    /** The changes are marked before the lines are read: what is committed in between waits for the next CRL. */
    @Override
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_ISSUE)
    public Optional<Crl> publish(CrlScopeId scope, Function<Turn, Optional<SignedCrl>> issue) {
        long number = (Long) ofScope(getEntityManager().createNativeQuery(NEXT_NUMBER, Long.class), scope)
                .setParameter("now", clock.instant().getEpochSecond())
                .getSingleResult();
        int marked = ofScope(
                        getEntityManager()
                                .createNativeQuery(
                                        "update crl_change set number = :number"
                                                + " where authority = :authority and partition = :partition and number is null"),
                        scope)
                .setParameter("number", number)
                .executeUpdate();
        var turn = new Turn(
                number,
                newest(scope, Kind.FULL),
                newest(scope, "kind = 'FULL' and regular"),
                newest(scope, Kind.DELTA),
                marked > 0);
        var issued = issue.apply(turn);
        issued.ifPresent(signed -> {
            try (signed) {
                store(scope, signed, new AuditRecord("system", "crl.issue", scope + "-" + number, "done"));
            }
        });
        if (issued.isEmpty() && marked > 0) {
            throw new IllegalStateException("a change of status was left without a CRL: scope=" + scope);
        }
        return issued.map(SignedCrl::crl);
    }

    @Override
    @Transactional
    public boolean take(CrlScopeId scope, SignedCrl signed, AuditRecord act) {
        int taken = ofScope(getEntityManager().createNativeQuery(TAKE_NUMBER), scope)
                .setParameter("number", signed.crl().number())
                .executeUpdate();
        if (taken == 1) {
            store(scope, signed, act);
        }
        return taken == 1;
    }

    private void store(CrlScopeId scope, SignedCrl signed, AuditRecord act) {
        var crl = signed.crl();
        pieces.store(scope, crl.number(), signed.content());
        persist(CrlRow.of(scope, crl));
        if (crl.kind() == Kind.FULL) {
            ofScope(
                            getEntityManager()
                                    .createNativeQuery("delete from crl_change where authority = :authority"
                                            + " and partition = :partition and number <= :number"),
                            scope)
                    .setParameter("number", crl.number())
                    .executeUpdate();
        }
        audit.record(act);
    }

    @Override
    public void write(CrlScopeId scope, Crl crl, OutputStream out) throws IOException {
        pieces.write(scope, crl.number(), crl.length(), out);
    }

    @Override
    @Transactional
    public void forgetReplacedBefore(Instant time) {
        getEntityManager()
                .createNativeQuery(FORGET_REPLACED)
                .setParameter("time", time)
                .executeUpdate();
    }

    private static Query ofScope(Query query, CrlScopeId scope) {
        return query.setParameter("authority", scope.authority().value())
                .setParameter("partition", scope.partition().number());
    }
}
