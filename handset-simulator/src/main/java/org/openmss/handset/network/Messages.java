package org.openmss.handset.network;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;

/** The dialogues on phones, one open at a time on each. */
@ApplicationScoped
public class Messages implements PanacheRepositoryBase<MessageRow, String> {
    private final EntityManager database;
    private final MessageInsert insert;
    private final SendAnswers sendAnswers;
    private final Screens screens;
    private final Event<PromptArrived> arrivals;
    private final InstantSource clock;

    Messages(
            EntityManager database,
            MessageInsert insert,
            SendAnswers sendAnswers,
            Screens screens,
            Event<PromptArrived> arrivals,
            InstantSource clock) {
        this.database = database;
        this.insert = insert;
        this.sendAnswers = sendAnswers;
        this.screens = screens;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    enum Delivery {
        /** On the screen from now on. */
        FRESH,
        /** The same message came before. */
        KNOWN,
        /** Another dialogue is open. */
        BUSY,
        UNKNOWN_SIM
    }

    Delivery deliver(Message message) {
        var row = MessageRow.of(message);
        var delivery = QuarkusTransaction.requiringNew().call(() -> insert.insert(row))
                ? Delivery.FRESH
                : QuarkusTransaction.requiringNew().call(() -> tryToDeliver(message, row));
        screens.changed(message.iccid());
        if (delivery == Delivery.FRESH && message instanceof Message.Sign prompt) {
            arrivals.fire(new PromptArrived(prompt));
        }
        return delivery;
    }

    /** Something is in the way: the same message, or a dialogue whose time may be over. */
    private Delivery tryToDeliver(Message message, MessageRow row) {
        if (!lockPhone(message.iccid())) {
            return Delivery.UNKNOWN_SIM;
        }
        if (findByIdOptional(message.id()).isPresent()) {
            return Delivery.KNOWN;
        }
        var open = open(message.iccid());
        if (open.isPresent()) {
            if (open.get() instanceof Message.Sign || message instanceof Message.Sign) {
                return Delivery.BUSY;
            }
            update("state = 'CLOSED' where id = ?1", open.get().id());
        }
        return insert.insert(row) ? Delivery.FRESH : Delivery.BUSY;
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

    /** On all phones. */
    @Transactional
    public List<Message.Sign> openPrompts() {
        return find("state = 'OPEN' and kind = 'SIGN' and expiresAt > ?1", clock.instant()).stream()
                .map(row -> (Message.Sign) row.toDomain())
                .toList();
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
    public boolean answer(Message.Sign message, HomeMssp.Outcome outcome, List<Bytes> signatures) {
        var answer = new Answer(message.id(), outcome, signatures);
        boolean isFirst = QuarkusTransaction.requiringNew().call(() -> insert.closeAndAnswer(answer, clock.instant()));
        if (isFirst) {
            sendAnswers.soon(answer);
        }
        return isFirst;
    }

    /** @return whether there is one */
    private boolean lockPhone(Iccid iccid) {
        return !database.createNativeQuery("select iccid from phone where iccid = ?1 for update")
                .setParameter(1, iccid.value())
                .getResultList()
                .isEmpty();
    }
}
