package org.openmss.bench.mss;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The application provider that asks. */
record Provider(String apId, String password) {

    /** The header of HTTP Basic. */
    String authorization() {
        String both = apId + ":" + password;
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Provider[" + apId + "]";
    }
}
