package org.openmss.ca.status.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
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
    private static final CharSequence RESPONSE = HttpHeaders.createOptimized("application/ocsp-response");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private final Duration maxAge;
    private final InstantSource clock;
    private final HttpDates dates = new HttpDates();
    /** Of every answer but those that are near their end. */
    private final CharSequence usualCaching;

    OcspReply(StatusConfig config, InstantSource clock) {
        this.maxAge = config.ocsp().maxAge();
        this.usualCaching = caching(maxAge);
        this.clock = clock;
    }

    void send(HttpServerResponse http, OcspAnswer answer, boolean cacheable) {
        Instant now = clock.instant();
        http.putHeader(HttpHeaders.CONTENT_TYPE, RESPONSE).putHeader(HttpHeaders.DATE, dates.of(now));
        switch (answer) {
            case Unanswered unanswered -> http.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
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
        http.putHeader(HttpHeaders.LAST_MODIFIED, dates.of(answer.thisUpdate()))
                .putHeader(HttpHeaders.EXPIRES, dates.of(now.plus(age)))
                .putHeader(HttpHeaders.ETAG, entityTag)
                .putHeader(HttpHeaders.CACHE_CONTROL, age.equals(maxAge) ? usualCaching : caching(age));
    }

    private static CharSequence caching(Duration age) {
        return HttpHeaders.createOptimized("max-age=" + age.toSeconds() + ", public, no-transform, must-revalidate");
    }

    /** Ends before nextUpdate. */
    private Duration maxAge(Authoritative answer, Instant now) {
        Duration left = Duration.between(now, answer.nextUpdate()).minusSeconds(1);
        return left.isNegative() ? Duration.ZERO : left.compareTo(maxAge) < 0 ? left : maxAge;
    }
}
