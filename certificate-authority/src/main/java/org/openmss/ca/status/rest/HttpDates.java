package org.openmss.ca.status.rest;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Dates of HTTP (IMF-fixdate: RFC 9110, 5.6.7). One second is the same text in thousands of answers, and is written once. */
final class HttpDates {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** A power of two. */
    private static final int PLACES = 1024;

    private final AtomicReferenceArray<@Nullable Second> seconds = new AtomicReferenceArray<>(PLACES);

    private record Second(long epochSecond, CharSequence text) {}

    CharSequence of(Instant time) {
        long epochSecond = time.getEpochSecond();
        int place = (int) (epochSecond & (PLACES - 1));
        var second = seconds.get(place);
        if (second == null || second.epochSecond() != epochSecond) {
            second = new Second(epochSecond, HttpHeaders.createOptimized(FORM.format(time)));
            seconds.set(place, second);
        }
        return second.text();
    }
}
