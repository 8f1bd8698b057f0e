package org.openmss.ca.status.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.openmss.ca.status.StatusConfig;
import org.openmss.ca.status.domain.OcspAnswer;
import org.openmss.ca.status.domain.OcspAnswer.Authoritative;
import org.openmss.ca.status.domain.OcspAnswer.Unanswered;

/** An OCSP response under HTTP 200, and what HTTP caches may do with it (certificate profile OCS-20). */
@Singleton
class OcspReply {
    /** IMF-fixdate (RFC 9110, 5.6.7). */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Duration maxAge;
    private final InstantSource clock;
    private volatile Second lately;

    /** One second as a date in HTTP: it is the same for thousands of answers. */
    private record Second(long epochSecond, String text) {
        static Second of(Instant time) {
            return new Second(time.getEpochSecond(), HTTP_DATE.format(time));
        }
    }

    OcspReply(StatusConfig config, InstantSource clock) {
        this.maxAge = config.ocsp().maxAge();
        this.clock = clock;
        this.lately = Second.of(clock.instant());
    }

    void send(HttpServerResponse http, OcspAnswer answer, boolean cacheable) {
        Instant now = clock.instant();
        http.putHeader("Content-Type", "application/ocsp-response").putHeader("Date", date(now));
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

    private String date(Instant now) {
        var second = lately;
        if (second.epochSecond() != now.getEpochSecond()) {
            second = Second.of(now);
            lately = second;
        }
        return second.text();
    }

    private void addCaching(HttpServerResponse http, Authoritative answer, String entityTag, Instant now) {
        Duration age = maxAge(answer, now);
        http.putHeader("Last-Modified", HTTP_DATE.format(answer.thisUpdate()))
                .putHeader("Expires", HTTP_DATE.format(now.plus(age)))
                .putHeader("ETag", entityTag)
                .putHeader("Cache-Control", "max-age=" + age.toSeconds() + ", public, no-transform, must-revalidate");
    }

    /** Ends before nextUpdate. */
    private Duration maxAge(Authoritative answer, Instant now) {
        Duration left = Duration.between(now, answer.nextUpdate()).minusSeconds(1);
        return left.isNegative() ? Duration.ZERO : left.compareTo(maxAge) < 0 ? left : maxAge;
    }
}
