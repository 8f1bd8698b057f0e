package org.openmss.ca.status.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.openmss.ca.status.StatusConfig;
import org.openmss.ca.status.domain.OcspAnswer;
import org.openmss.ca.status.domain.OcspAnswer.Authoritative;
import org.openmss.ca.status.domain.OcspAnswer.Unanswered;

/** An OCSP response under HTTP 200, and what HTTP caches may do with it (certificate profile OCS-20). */
@Singleton
class OcspReply {
    private final Duration maxAge;
    private final InstantSource clock;
    private final HttpDates dates = new HttpDates();

    OcspReply(StatusConfig config, InstantSource clock) {
        this.maxAge = config.ocsp().maxAge();
        this.clock = clock;
    }

    void send(HttpServerResponse http, OcspAnswer answer, boolean cacheable) {
        Instant now = clock.instant();
        http.putHeader("Content-Type", "application/ocsp-response").putHeader("Date", dates.of(now));
        switch (answer) {
            case Unanswered unanswered -> http.putHeader("Cache-Control", "no-store");
            case Authoritative authoritative -> {
                if (cacheable) {
                    authoritative.entityTag().ifPresent(tag -> addCaching(http, authoritative, tag, now));
                }
            }
        }
        http.end(Buffer.buffer(answer.der().toArray()));
    }

    private void addCaching(HttpServerResponse http, Authoritative answer, String entityTag, Instant now) {
        Duration age = maxAge(answer, now);
        http.putHeader("Last-Modified", dates.of(answer.thisUpdate()))
                .putHeader("Expires", dates.of(now.plus(age)))
                .putHeader("ETag", entityTag)
                .putHeader("Cache-Control", "max-age=" + age.toSeconds() + ", public, no-transform, must-revalidate");
    }

    /** Ends before nextUpdate. */
    private Duration maxAge(Authoritative answer, Instant now) {
        Duration left = Duration.between(now, answer.nextUpdate()).minusSeconds(1);
        return left.isNegative() ? Duration.ZERO : left.compareTo(maxAge) < 0 ? left : maxAge;
    }
}
