package org.openmss.ca.operator.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.openmss.ca.operator.domain.Counts.Count;

/** Bars for a drawing (SVG), and the same numbers as a table for who does not see it. */
record BarChart(String id, String title, String period, String sentence, List<Bar> bars, List<Mark> marks) {
    static final int WIDTH = 720;
    static final int HEIGHT = 180;
    private static final int FOOT = 24;
    private static final int HEAD = 16;
    private static final int GAP = 4;
    /** Left of the bars stand the numbers of the scale. */
    private static final int MARGIN = 60;

    private static final int NEAR = 8;
    private static final int MOST_MARKS = 4;
    private static final int HALF_A_LETTER = 4;

    BarChart {
        bars = List.copyOf(bars);
        marks = List.copyOf(marks);
    }

    /** A number of the scale, and how high its line is. */
    record Mark(long value, int y, int textY) {}

    /** @param labelled whether its label stands below it */
    record Bar(
            String label,
            String longLabel,
            long value,
            int x,
            int y,
            int width,
            int height,
            int middle,
            boolean labelled) {}

    static BarChart ofHours(String id, String title, List<Count> counts) {
        return of(id, title, "Hour (UTC)", "HH'h'", "yyyy-MM-dd HH:00", counts, 4);
    }

    static BarChart ofMonths(String id, String title, List<Count> counts) {
        return of(id, title, "Month", "MMM yy", "yyyy-MM", counts, 6);
    }

    private static BarChart of(
            String id, String title, String period, String form, String longForm, List<Count> counts, int labelEvery) {
        var shortLabel = DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
        var longLabel = DateTimeFormatter.ofPattern(longForm, Locale.ENGLISH);
        long top =
                Math.max(1, counts.stream().mapToLong(Count::certificates).max().orElse(1));
        long all = counts.stream().mapToLong(Count::certificates).sum();
        long unit = unit(top);
        long full = (top + unit - 1) / unit * unit;
        int step = (WIDTH - MARGIN) / Math.max(1, counts.size());
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            int height = height(count.certificates(), full);
            bars.add(new Bar(
                    text(count.from(), shortLabel),
                    text(count.from(), longLabel),
                    count.certificates(),
                    MARGIN + i * step + GAP / 2,
                    HEIGHT - FOOT - height,
                    step - GAP,
                    height,
                    MARGIN + i * step + step / 2,
                    i % labelEvery == 0));
        }
        return new BarChart(
                id,
                title,
                period,
                all + " in all, at most " + (all == 0 ? 0 : top) + " in one.",
                bars,
                marks(unit, full));
    }

    /** One, two or five with noughts, so that at most four of it reach above the highest bar. */
    private static long unit(long top) {
        for (long power = 1; ; power *= 10) {
            for (long unit : new long[] {power, 2 * power, 5 * power}) {
                if (top <= MOST_MARKS * unit) {
                    return unit;
                }
            }
        }
    }

    private static List<Mark> marks(long unit, long full) {
        return LongStream.rangeClosed(0, full / unit)
                .map(count -> count * unit)
                .mapToObj(value -> {
                    int y = HEIGHT - FOOT - scaled(value, full);
                    return new Mark(value, y, y + HALF_A_LETTER);
                })
                .toList();
    }

    /** Something can be seen wherever there is something. */
    private static int height(long value, long top) {
        return value == 0 ? 0 : Math.max(2, scaled(value, top));
    }

    private static int scaled(long value, long top) {
        return (int) (value * (HEIGHT - FOOT - HEAD) / top);
    }

    private static String text(Instant at, DateTimeFormatter form) {
        return form.format(at.atOffset(ZoneOffset.UTC));
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    /** Where the lines of the scale begin. */
    public int left() {
        return MARGIN;
    }

    /** Where the numbers of the scale end. */
    public int numbers() {
        return MARGIN - NEAR;
    }

    public int footline() {
        return HEIGHT - FOOT / 3;
    }
}
