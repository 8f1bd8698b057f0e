package org.openmss.ca.status.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDatesTest {
    private final HttpDates dates = new HttpDates();

    @Test
    void aDateIsWrittenAsRfc9110SaysIt() {
        assertThat(dates.of(Instant.parse("1994-11-06T08:49:37.999Z"))).hasToString("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void secondsThatShareAPlaceAreToldApart() {
        var time = Instant.parse("2030-01-01T00:00:00Z");

        assertThat(dates.of(time)).hasToString("Tue, 01 Jan 2030 00:00:00 GMT");
        assertThat(dates.of(time.plusSeconds(1024))).hasToString("Tue, 01 Jan 2030 00:17:04 GMT");
        assertThat(dates.of(time)).hasToString("Tue, 01 Jan 2030 00:00:00 GMT");
    }
}
