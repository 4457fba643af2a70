package io.github.peerfire.openfire.web;

import io.github.peerfire.openfire.operation.history.History;
import io.github.peerfire.openfire.operation.history.Measure;
import io.github.peerfire.openfire.operation.history.Series;
import io.github.peerfire.openfire.operation.history.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A small chart.
 *
 * @param id of its element
 * @param title what it shows
 * @param width of its coordinates; their height is 100
 * @param top what the top stands for
 * @param from when it begins
 * @param to when it ends
 * @param lines one for each measure
 */
record Chart(String id, String title, int width, String top, String from, String to, List<Line> lines) {

    private static final int HEIGHT = 100;

    /**
     * A line of it.
     *
     * @param index its style
     * @param points its coordinates
     * @param label what it shows
     * @param figures its latest and its largest value, in words
     */
    record Line(int index, String points, String label, String figures) {
    }

    static Chart of(String name, History history, Span span, List<Measure> measures, Wording wording) {
        List<Series> all = measures.stream().map(measure -> history.series(measure, span)).toList();
        long peak = Math.max(1, all.stream().mapToLong(Series::peak).max().orElse(0));
        List<Line> lines = new ArrayList<>();
        for (Series series : all) {
            lines.add(line(lines.size(), series, peak, wording));
        }
        String id = name + "-" + span.name().toLowerCase(Locale.ROOT);
        Series first = all.get(0);
        return new Chart(id, wording.text("page.chart." + id), Math.max(1, span.points() - 1), wording.number(peak),
                wording.timeOfDay(first.end().minus(span.step().multipliedBy(span.points()))),
                wording.timeOfDay(first.end()), lines);
    }

    private static Line line(int index, Series series, long peak, Wording wording) {
        StringBuilder points = new StringBuilder();
        int x = 0;
        for (long value : series.values()) {
            points.append(x++).append(',').append(HEIGHT - value * HEIGHT / peak).append(' ');
        }
        long latest = series.values().isEmpty() ? 0 : series.values().get(series.values().size() - 1);
        return new Line(index, points.toString().strip(), wording.text(series.measure().key()),
                wording.text("page.chart.figures", wording.number(latest), wording.number(series.peak())));
    }
}
