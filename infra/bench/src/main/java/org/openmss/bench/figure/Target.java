package org.openmss.bench.figure;

/** What a figure must reach. */
public sealed interface Target {
    boolean isMetBy(double value);

    /** Its number as the figure's line shows it. */
    String shown();

    record AtLeast(double bound) implements Target {
        @Override
        public boolean isMetBy(double value) {
            return value >= bound;
        }

        @Override
        public String shown() {
            return Number.shown(bound);
        }
    }

    record AtMost(double bound) implements Target {
        @Override
        public boolean isMetBy(double value) {
            return value <= bound;
        }

        @Override
        public String shown() {
            return Number.shown(bound);
        }
    }

    /** Measured for comparison: never short. */
    record None() implements Target {
        @Override
        public boolean isMetBy(double value) {
            return true;
        }

        @Override
        public String shown() {
            return "-";
        }
    }

    /** A share of a limit of the same run, and never less than a fixed number. */
    static Target share(double share, double limit, double atLeast) {
        return new AtLeast(Math.max(share * limit, atLeast));
    }
}
