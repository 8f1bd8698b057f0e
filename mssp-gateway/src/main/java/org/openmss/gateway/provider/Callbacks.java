package org.openmss.gateway.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which application provider may be called back where. */
@ApplicationScoped
public class Callbacks {
    private static final int MOST = 10;
    private final EntityManager database;
    private final ProviderConfig config;

    Callbacks(EntityManager database, ProviderConfig config) {
        this.database = database;
        this.config = config;
    }

    /** @throws IllegalArgumentException that says what would be right */
    public CallbackAddress parse(String text) {
        return CallbackAddress.parse(text, config.plainCallbacks());
    }

    /** What an operator registers: addresses without a query. */
    List<CallbackAddress> parseAll(List<String> texts) {
        if (texts.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " addresses are expected");
        }
        return texts.stream().map(this::withoutQuery).distinct().toList();
    }

    private CallbackAddress withoutQuery(@Nullable String text) {
        if (text == null || text.indexOf('?') >= 0) {
            throw new IllegalArgumentException("an address and what lies under it is expected, without a query");
        }
        return parse(text);
    }

    /** Whether the address lies under one that is registered for this provider. */
    @Transactional
    public boolean allow(String apId, CallbackAddress address) {
        return of(apId).stream()
                .map(registered -> CallbackAddress.parse(registered, true))
                .anyMatch(registered -> registered.covers(address));
    }

    @Transactional
    @SuppressWarnings("unchecked")
    List<String> of(String apId) {
        return database.createNativeQuery(
                        "select address from provider_callback where ap_id = :apId order by address", String.class)
                .setParameter("apId", apId)
                .getResultList();
    }

    @Transactional(TxType.MANDATORY)
    void replace(String apId, List<CallbackAddress> addresses, Instant now) {
        database.createNativeQuery("delete from provider_callback where ap_id = :apId")
                .setParameter("apId", apId)
                .executeUpdate();
        for (var address : addresses) {
            database.createNativeQuery("insert into provider_callback (ap_id, address, registered_at)"
                            + " values (:apId, :address, :now)")
                    .setParameter("apId", apId)
                    .setParameter("address", address.toString())
                    .setParameter("now", now)
                    .executeUpdate();
        }
    }
}
