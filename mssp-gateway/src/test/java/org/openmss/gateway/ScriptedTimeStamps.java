package org.openmss.gateway;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.openmss.gateway.signature.domain.TimeStamps;
import org.openmss.kernel.Bytes;

/** Stands for a time-stamping authority that answers nothing, and notices whether a transaction is open when it is asked. */
@Mock
@Singleton
public class ScriptedTimeStamps implements TimeStamps {
    volatile boolean served;
    volatile Optional<Boolean> askedInATransaction = Optional.empty();

    @Override
    public boolean areServed() {
        return served;
    }

    @Override
    public Optional<TimeStamp> stamp(Bytes content) {
        askedInATransaction = Optional.of(QuarkusTransaction.isActive());
        return Optional.empty();
    }
}
