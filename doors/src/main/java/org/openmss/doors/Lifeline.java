package org.openmss.doors;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Under the launcher, standard input is a pipe from it: its end means that the launcher is gone, however it went, and this service ends too. */
@ApplicationScoped
class Lifeline {
    private static final Logger LOG = Logger.getLogger(Lifeline.class);
    private final boolean held;

    Lifeline(@ConfigProperty(name = "mss.lifeline", defaultValue = "false") boolean held) {
        this.held = held;
    }

    void hold(@Observes StartupEvent started) {
        if (held) {
            Thread.ofPlatform().daemon().name("lifeline").start(Lifeline::waitForTheEnd);
        }
    }

    private static void waitForTheEnd() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException broken) {
            LOG.debug("the lifeline broke", broken);
        }
        LOG.info("the launcher is gone, so this service stops");
        Quarkus.asyncExit();
    }
}
