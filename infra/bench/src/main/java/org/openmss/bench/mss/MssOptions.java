package org.openmss.bench.mss;

import java.time.Duration;
import java.util.List;

/**
 * How long and how much is measured.
 *
 * @param subscribers who sign at once; each has a SIM, and a SIM has one prompt at a time
 * @param open how many transactions are to be open at the same time, each of a subscriber who thinks for 20 s
 * @param part which figures
 */
public record MssOptions(Duration measured, int subscribers, int open, Part part) {
    public enum Part {
        ALL,
        /** What a signature costs, and nothing else. */
        RATE,
        /** What open transactions take, and nothing else. */
        OPEN
    }

    private static final int USUAL_SECONDS = 60;
    private static final int USUAL_SUBSCRIBERS = 2000;
    private static final int USUAL_OPEN = 10_000;
    /** Further digits of a scenario number. */
    private static final int MOST_OF_A_FATE = 100_000;

    private static final int FEWEST = 40;

    public MssOptions {
        if (measured.toSeconds() < 1) {
            throw new IllegalArgumentException("--seconds is at least 1");
        }
        if (subscribers < FEWEST || subscribers > MOST_OF_A_FATE) {
            throw new IllegalArgumentException("--subscribers is 40 to 100000");
        }
        if (open < FEWEST || open > MOST_OF_A_FATE) {
            throw new IllegalArgumentException("--open is 40 to 100000");
        }
    }

    public static MssOptions read(List<String> arguments) {
        int seconds = USUAL_SECONDS;
        int subscribers = USUAL_SUBSCRIBERS;
        int open = USUAL_OPEN;
        var part = Part.ALL;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--seconds" -> seconds = number(option, rest.hasNext() ? rest.next() : "");
                case "--subscribers" -> subscribers = number(option, rest.hasNext() ? rest.next() : "");
                case "--open" -> open = number(option, rest.hasNext() ? rest.next() : "");
                case "--only" -> part = part(rest.hasNext() ? rest.next() : "");
                default -> throw new IllegalArgumentException("there is no option " + option);
            }
        }
        return new MssOptions(Duration.ofSeconds(seconds), subscribers, open, part);
    }

    /** As long again: three young programs compile for more than a minute under this load, and a third of the rate is lost meanwhile. */
    public Duration warmUp() {
        return measured;
    }

    private static Part part(String name) {
        return switch (name) {
            case "rate" -> Part.RATE;
            case "open" -> Part.OPEN;
            default -> throw new IllegalArgumentException("--only knows rate and open, and got \"" + name + "\"");
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
