package org.openmss.launcher.mesh;

import java.util.List;

/** Somebody who can sign in the running mesh. */
public record Subscriber(String msisdn, Service operator, List<String> profiles) {
    public Subscriber {
        profiles = List.copyOf(profiles);
    }
}
