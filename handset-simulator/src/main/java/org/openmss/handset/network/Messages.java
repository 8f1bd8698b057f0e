package org.openmss.handset.network;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;

/** The dialogues on phones, one open at a time on each. */
@ApplicationScoped
public class Messages implements PanacheRepositoryBase<MessageRow, String> {
    private final EntityManager database;
    private final Screens screens;
    private final InstantSource clock;

    Messages(EntityManager database, Screens screens, InstantSource clock) {
        this.database = database;
        this.screens = screens;
        this.clock = clock;
    }

    /** @return false where another dialogue is open; the same message again is taken as the first one was */
    boolean deliver(Message message) {
        boolean delivered = QuarkusTransaction.requiringNew().call(() -> tryToDeliver(message));
        screens.changed(message.iccid());
        return delivered;
    }

    private boolean tryToDeliver(Message message) {
        lockPhone(message.iccid());
        if (findByIdOptional(message.id()).isPresent()) {
            return true;
        }
        var open = open(message.iccid());
        if (open.isPresent()) {
            if (open.get() instanceof Message.Sign || message instanceof Message.Sign) {
                return false;
            }
            update("state = 'CLOSED' where id = ?1", open.get().id());
        }
        persist(MessageRow.of(message));
        return true;
    }

    /** What is on the screen now; a prompt whose time is over vanishes. */
    @Transactional
    public Optional<Message> open(Iccid iccid) {
        update(
                "state = 'CLOSED' where iccid = ?1 and state = 'OPEN' and expiresAt <= ?2",
                iccid.value(),
                clock.instant());
        return find("iccid = ?1 and state = 'OPEN'", iccid.value())
                .firstResultOptional()
                .map(MessageRow::toDomain);
    }

    /** Takes a prompt off the screen without an answer. */
    @Transactional
    public void close(Message message) {
        update("state = 'CLOSED' where id = ?1", message.id());
    }

    void discard(Iccid iccid, String promptId) {
        QuarkusTransaction.requiringNew()
                .run(() -> update("state = 'CLOSED' where id = ?1 and iccid = ?2", promptId, iccid.value()));
        screens.changed(iccid);
    }

    /** Ends a dialogue and puts its answer on the way, both or neither; false where it is not open any more. */
    @Transactional
    public boolean answer(Message.Sign message, HomeMssp.Outcome outcome, @Nullable Bytes signature) {
        int closed = update(
                "state = 'CLOSED' where id = ?1 and state = 'OPEN' and expiresAt > ?2", message.id(), clock.instant());
        if (closed == 0) {
            return false;
        }
        var row = new AnswerRow();
        row.messageId = message.id();
        row.outcome = outcome.name();
        row.signature = signature == null ? null : signature.toArray();
        database.persist(row);
        return true;
    }

    private void lockPhone(Iccid iccid) {
        database.createNativeQuery("select iccid from phone where iccid = ?1 for update")
                .setParameter(1, iccid.value())
                .getResultList();
    }
}
