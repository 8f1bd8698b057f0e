package org.openmss.handset;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Simulated cards protect nothing, so a production start refuses them. */
@ApplicationScoped
class NotInProduction {
    private final boolean production;

    NotInProduction(@ConfigProperty(name = "mss.production", defaultValue = "false") boolean production) {
        this.production = production;
    }

    void refuse(@Observes StartupEvent start) {
        if (production) {
            throw new IllegalStateException(
                    "mss.production is true, and the handset simulator is for development: run it without, or not at all");
        }
    }
}
