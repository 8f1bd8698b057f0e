package org.openmss.bench.figure;

import java.util.Locale;

/** Numbers as lines show them: whole from 100 on, with two places below. */
final class Number {
    private static final double WHOLE_FROM = 100;

    private Number() {}

    static String shown(double value) {
        boolean whole = Math.abs(value) >= WHOLE_FROM || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.2f", value);
    }
}
