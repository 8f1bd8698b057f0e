package org.openmss.handset.network;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.openmss.kernel.Iccid;

/** What application providers have to say, until the user has read it or its time is over. Notices wait behind dialogues and one another. */
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<NoticeRow, String> {
    private static final String MINE_AND_OPEN = "id = ?1 and iccid = ?2 and state = 'OPEN' and expiresAt > ?3";
    private final Screens screens;
    private final InstantSource clock;

    Notices(Screens screens, InstantSource clock) {
        this.screens = screens;
        this.clock = clock;
    }

    /** The same notice again is shown once. */
    void deliver(Message.Show notice) {
        QuarkusTransaction.requiringNew()
                .run(() -> getEntityManager()
                        .createNativeQuery(
                                "insert into notice (id, iccid, ap_name, text, received_at, expires_at, state)"
                                        + " values (:id, :iccid, :apName, :text, :now, :expiresAt, 'OPEN')"
                                        + " on conflict (id) do nothing")
                        .setParameter("id", notice.id())
                        .setParameter("iccid", notice.iccid().value())
                        .setParameter("apName", notice.apName())
                        .setParameter("text", notice.text())
                        .setParameter("now", clock.instant())
                        .setParameter("expiresAt", notice.expiresAt())
                        .executeUpdate());
        screens.changed(notice.iccid());
    }

    /** The oldest that nobody has read. */
    @Transactional
    public Optional<Message.Show> open(Iccid iccid) {
        return find(
                        "iccid = ?1 and state = 'OPEN' and expiresAt > ?2 order by receivedAt, id",
                        iccid.value(),
                        clock.instant())
                .firstResultOptional()
                .map(NoticeRow::toDomain);
    }

    /** The user has read it, which goes on its way to the home MSSP; false where it is not on the phone any more. */
    @Transactional
    public boolean acknowledge(Iccid iccid, String id) {
        return update("state = 'ACKNOWLEDGED' where " + MINE_AND_OPEN, id, iccid.value(), clock.instant()) == 1;
    }

    @Transactional
    List<String> untold(int atMost) {
        return find("state = 'ACKNOWLEDGED'").page(0, atMost).stream()
                .map(row -> row.id)
                .toList();
    }

    @Transactional
    void told(String id) {
        update("state = 'TOLD' where id = ?1", id);
    }
}
