package org.openmss.foreign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the client shall do, as its environment tells it; it tells a line for each thing that it has learnt. */
final class Errand {
    static final String NOBODY = "+99901199999999";
    private static final long PAUSE_MILLISECONDS = 200;

    private Errand() {}

    static String url(String port) {
        return told("MSS_URL") + "/soap/services/" + port;
    }

    static String apId() {
        return told("AP_ID");
    }

    static String password() {
        return told("AP_PASSWORD");
    }

    static String msisdn() {
        return told("MSISDN");
    }

    static String text() {
        return told("TEXT");
    }

    static String transactionId() {
        return "J" + UUID.randomUUID();
    }

    static String now() {
        return Instant.now().toString();
    }

    static void learnt(String what, Object... values) {
        var line = new StringBuilder(what);
        for (var value : values) {
            line.append(' ').append(value);
        }
        System.out.println(line);
    }

    static void pause() throws InterruptedException {
        Thread.sleep(PAUSE_MILLISECONDS);
    }

    private static String told(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not in the environment"));
    }
}
