package org.openmss.apsample.signin.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.openmss.apsample.signin.domain.SignIn;
import org.openmss.apsample.signin.domain.SignInId;
import org.openmss.apsample.signin.domain.SignIns;
import org.openmss.apsample.signin.store.SignInRow.State;

/** Each call is a transaction of its own: none stays open while the service is asked. */
@ApplicationScoped
class PanacheSignIns implements SignIns, PanacheRepositoryBase<SignInRow, UUID> {

    @Override
    @Transactional
    public void add(SignIn.Begun begun) {
        persist(SignInRow.of(begun));
    }

    @Override
    @Transactional
    public Optional<SignIn> find(SignInId id) {
        return findByIdOptional(id.value()).map(SignInRow::toDomain);
    }

    @Override
    @Transactional
    public boolean replace(SignIn before, SignIn after) {
        var id = before.id().value();
        var was = State.of(before);
        var is = State.of(after);
        return switch (after) {
            case SignIn.Begun _ -> false;
            case SignIn.Waiting waiting ->
                1
                        == update(
                                "state = ?1, transactionId = ?2, verificationCode = ?3, expiresAt = ?4 where id = ?5 and state = ?6",
                                is,
                                waiting.transactionId(),
                                waiting.verificationCode(),
                                waiting.expiresAt(),
                                id,
                                was);
            case SignIn.Welcome welcome ->
                1
                        == update(
                                "state = ?1, customerName = ?2, customerNumber = ?3 where id = ?4 and state = ?5",
                                is,
                                welcome.customer().name(),
                                welcome.customer().number(),
                                id,
                                was);
            case SignIn.TurnedAway turnedAway ->
                1 == update("state = ?1, reason = ?2 where id = ?3 and state = ?4", is, turnedAway.reason(), id, was);
        };
    }

    @Override
    @Transactional
    public void forgetOlderThan(Instant limit) {
        delete("begunAt < ?1", limit);
    }
}
