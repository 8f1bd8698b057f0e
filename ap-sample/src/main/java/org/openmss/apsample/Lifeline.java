package org.openmss.apsample;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** With {@code mss.lifeline=true}, standard input is a pipe from whoever started the shop, and the shop ends with it. */
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
        LOG.info("whoever started the shop is gone, so it stops");
        Quarkus.asyncExit();
    }
}
