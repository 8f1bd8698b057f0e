package org.openmss.handset.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openmss.kernel.Msisdn;

/**
 * A number {@code +999 OO 9 CCCC}: operator and fate. Up to five digits more, as many as a number may have, are further SIMs with the same
 * fate.
 */
final class ScenarioNumber {
    private static final Pattern FORM = Pattern.compile("\\+999[0-9]{2}9([0-9]{4})[0-9]{0,5}");
    private static final Pattern THINKS = Pattern.compile("10[0-9]{2}");
    private static final int SECONDS_AT = 2;

    private ScenarioNumber() {}

    /** How long the user thinks before he types the right PIN; nothing where nobody answers by himself. */
    static Optional<Duration> thinkTime(Msisdn number) {
        var scenario = FORM.matcher(number.value());
        if (!scenario.matches()) {
            return Optional.empty();
        }
        String fate = scenario.group(1);
        return switch (fate) {
            case "0000", "0001" -> Optional.of(Duration.ZERO);
            default ->
                THINKS.matcher(fate).matches()
                        ? Optional.of(Duration.ofSeconds(Integer.parseInt(fate.substring(SECONDS_AT))))
                        : Optional.empty();
        };
    }
}
