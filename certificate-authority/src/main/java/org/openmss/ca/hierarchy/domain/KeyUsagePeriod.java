package org.openmss.ca.hierarchy.domain;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openmss.kernel.Bytes;

/** When a private key signs (RFC 3280, 4.2.1.4, as EN 319 422 asks for it in time-stamping certificates). */
record KeyUsagePeriod(Instant from, Instant to) {
    private static final DateTimeFormatter GENERALIZED_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");
    /** OCTET STRING { SEQUENCE { [0] GeneralizedTime, [1] GeneralizedTime } }. */
    private static final Pattern FORM = Pattern.compile("04243022800f([0-9a-f]{30})810f([0-9a-f]{30})");

    /** Nothing where the extension's value has another form. */
    static Optional<KeyUsagePeriod> read(Bytes value) {
        var parts = FORM.matcher(value.toHex());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeyUsagePeriod(time(parts.group(1)), time(parts.group(2))));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Instant time(String hex) {
        var text = new String(HexFormat.of().parseHex(hex), StandardCharsets.US_ASCII);
        return LocalDateTime.parse(text, GENERALIZED_TIME).toInstant(ZoneOffset.UTC);
    }
}
