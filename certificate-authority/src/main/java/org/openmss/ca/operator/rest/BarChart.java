package org.openmss.ca.operator.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openmss.ca.operator.domain.Counts.Count;

/** Bars for a drawing (SVG), and the same numbers as a table for who does not see it. */
record BarChart(String id, String title, String period, String sentence, List<Bar> bars, long top) {
    static final int WIDTH = 720;
    static final int HEIGHT = 180;
    private static final int FOOT = 24;
    private static final int HEAD = 16;
    private static final int GAP = 4;

    BarChart {
        bars = List.copyOf(bars);
    }

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
        int step = WIDTH / Math.max(1, counts.size());
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < counts.size(); i++) {
            var count = counts.get(i);
            int height = height(count.certificates(), top);
            bars.add(new Bar(
                    text(count.from(), shortLabel),
                    text(count.from(), longLabel),
                    count.certificates(),
                    i * step + GAP / 2,
                    HEIGHT - FOOT - height,
                    step - GAP,
                    height,
                    i * step + step / 2,
                    i % labelEvery == 0));
        }
        return new BarChart(
                id,
                title,
                period,
                all + " in all, at most " + (all == 0 ? 0 : top) + " in one.",
                bars,
                all == 0 ? 0 : top);
    }

    /** Something can be seen wherever there is something. */
    private static int height(long value, long top) {
        int scaled = (int) (value * (HEIGHT - FOOT - HEAD) / top);
        return value == 0 ? 0 : Math.max(2, scaled);
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

    public int ground() {
        return HEIGHT - FOOT;
    }

    public int footline() {
        return HEIGHT - FOOT / 3;
    }
}
