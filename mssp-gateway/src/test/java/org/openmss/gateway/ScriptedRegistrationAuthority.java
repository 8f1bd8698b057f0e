package org.openmss.gateway;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import org.openmss.gateway.subscriber.domain.RegistrationAuthority;

/** Accepts every key report, or says what a test wants to hear. */
@Mock
@Singleton
public class ScriptedRegistrationAuthority implements RegistrationAuthority {
    volatile Verdict next = new Verdict.Accepted();

    @Override
    public Verdict report(KeyReport report) {
        return next;
    }
}
