package org.openmss.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long and how much is measured.
 *
 * @param certificates how many are in the register where design and issue say a million
 * @param part which figures
 */
public record Options(Duration measured, int certificates, Part part) {
    public enum Part {
        ALL,
        /** What a certificate costs to issue, and nothing else. */
        ISSUANCE,
        /** What an OCSP answer costs, and nothing else. */
        OCSP
    }

    private static final int USUAL_SECONDS = 60;
    private static final int USUAL_CERTIFICATES = 1_000_000;
    private static final int WARM_UP_SHARE = 4;

    public Options {
        if (measured.toSeconds() < 1) {
            throw new IllegalArgumentException("--seconds is at least 1");
        }
        if (certificates < 1000) {
            throw new IllegalArgumentException("--certificates is at least 1000");
        }
    }

    static Options read(List<String> arguments) {
        int seconds = USUAL_SECONDS;
        int certificates = USUAL_CERTIFICATES;
        var part = Part.ALL;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--seconds" -> seconds = number(option, rest.hasNext() ? rest.next() : "");
                case "--certificates" -> certificates = number(option, rest.hasNext() ? rest.next() : "");
                case "--only" -> part = part(rest.hasNext() ? rest.next() : "");
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new Options(Duration.ofSeconds(seconds), certificates, part);
    }

    public Duration warmUp() {
        return measured.dividedBy(WARM_UP_SHARE).plusSeconds(1);
    }

    private static Part part(String name) {
        return switch (name) {
            case "issuance" -> Part.ISSUANCE;
            case "ocsp" -> Part.OCSP;
            default -> throw new IllegalArgumentException("--only knows issuance and ocsp, and got \"" + name + "\"");
        };
    }

    private static int number(String option, String text) {
        try {
            return Integer.parseInt(text.replace("_", ""));
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(option + " needs a whole number, and got \"" + text + "\"", none);
        }
    }
}
