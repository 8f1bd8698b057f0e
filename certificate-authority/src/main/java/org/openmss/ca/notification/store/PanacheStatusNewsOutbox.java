package org.openmss.ca.notification.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.openmss.ca.notification.domain.StatusNews;
import org.openmss.ca.notification.domain.StatusNewsOutbox;

/** Times are the database's, which all nodes share. No transaction stays open while somebody is told. */
@ApplicationScoped
@Transactional
class PanacheStatusNewsOutbox implements StatusNewsOutbox, PanacheRepositoryBase<StatusNewsRow, Long> {
    private static final String CLAIM = """
            update status_news set due_at = now() + make_interval(secs => :lease) where id in (
                select news.id from status_news news where news.due_at <= now()
                and not exists (select 1 from status_news older where older.serial = news.serial and older.id < news.id)
                order by news.turn, news.id limit :most for update of news skip locked)
            returning *
            """;
    private static final String PUT_OFF = """
            update status_news set attempts = attempts + 1, due_at = now() + make_interval(secs => least(2 ^ least(attempts, 20), 300))
            where id in (:ids)
            """;

    @Override
    @SuppressWarnings("unchecked")
    public List<StatusNews> claim(int most, Duration lease) {
        List<StatusNewsRow> rows = getEntityManager()
                .createNativeQuery(CLAIM, StatusNewsRow.class)
                .setParameter("lease", (double) lease.toSeconds())
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(StatusNewsRow::toDomain).toList();
    }

    @Override
    public void remove(Collection<StatusNews> told) {
        delete("id in ?1", ids(told));
    }

    @Override
    public void giveBack(Collection<StatusNews> untold) {
        change("update status_news set due_at = now() where id in (:ids)", untold);
    }

    @Override
    public void putOff(Collection<StatusNews> refused) {
        change(PUT_OFF, refused);
    }

    @Override
    public void clear() {
        deleteAll();
    }

    @Override
    public Backlog backlog() {
        var found = (Object[]) getEntityManager()
                .createNativeQuery(
                        "select count(*), coalesce(extract(epoch from now() - min(created_at)), 0) from status_news")
                .getSingleResult();
        return new Backlog(((Number) found[0]).longValue(), Duration.ofSeconds(((Number) found[1]).longValue()));
    }

    private void change(String sql, Collection<StatusNews> news) {
        getEntityManager().createNativeQuery(sql).setParameter("ids", ids(news)).executeUpdate();
    }

    private static List<Long> ids(Collection<StatusNews> news) {
        return news.stream().map(StatusNews::id).toList();
    }
}
