package org.openmss.bench.figure;

import java.util.regex.Pattern;

/** One measured number; its line is {@code name value unit target ok|short}, five words that a script can read. */
public record Figure(String name, double value, String unit, Target target) {
    private static final Pattern WORD = Pattern.compile("\\S+");

    public Figure {
        if (!WORD.matcher(name).matches() || !WORD.matcher(unit).matches()) {
            throw new IllegalArgumentException("name and unit of a figure are one word each: " + name + ", " + unit);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " was not measured");
        }
    }

    public boolean isShort() {
        return !target.isMetBy(value);
    }

    public String line() {
        return String.join(" ", name, Number.shown(value), unit, target.shown(), isShort() ? "short" : "ok");
    }
}
