package org.openmss.bench.figure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints each figure as it is measured. What explains a figure stands in lines that begin with #. */
public final class Report {
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    public Report(PrintStream out) {
        this.out = out;
    }

    public Figure add(String name, double value, String unit, Target target) {
        var figure = new Figure(name, value, unit, target);
        figures.add(figure);
        out.println(figure.line());
        return figure;
    }

    public void say(String line) {
        out.println("# " + line);
    }

    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    public boolean hasShort() {
        return figures.stream().anyMatch(Figure::isShort);
    }
}
