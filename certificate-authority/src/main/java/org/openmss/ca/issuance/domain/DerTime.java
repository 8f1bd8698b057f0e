package org.openmss.ca.issuance.domain;

import static org.openmss.ca.issuance.domain.ProfileCheck.require;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Times in certificates: UTCTime up to 2049, GeneralizedTime from 2050, with seconds, Z, no fraction (certificate profile ENC-7). */
final class DerTime {
    private static final String RULE = "ENC-7";
    private static final int FIRST_GENERALIZED_YEAR = 2050;
    private static final int UTC_LENGTH = 13;
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withResolverStyle(ResolverStyle.STRICT);

    private DerTime() {}

    static Instant read(DerValue value) {
        String text = new String(value.content(), StandardCharsets.US_ASCII);
        boolean utc = value.is(DerValue.UTC_TIME);
        require(utc || value.is(DerValue.GENERALIZED_TIME), RULE, "a time is a UTCTime or a GeneralizedTime");
        require(!utc || text.length() == UTC_LENGTH, RULE, "a UTCTime is YYMMDDHHMMSSZ");
        try {
            String full = utc ? (text.charAt(0) < '5' ? "20" : "19") + text : text;
            var time = LocalDateTime.parse(full, FORM);
            require(utc == (time.getYear() < FIRST_GENERALIZED_YEAR), RULE, "UTCTime ends with 2049");
            return time.toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            throw new ProfileViolation(RULE, "a time is not YYYYMMDDHHMMSSZ");
        }
    }
}
