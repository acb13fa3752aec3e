package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Interval;
import java.util.ArrayList;
import java.util.List;

/// A chart of named values below each other: the name and the number on one line, below them the
/// value on a scale that all rows share, as a dot or a bar, with its interval. A name never meets a
/// number, however narrow the screen.
final class RowChart {
  private static final int WIDTH = 360;
  private static final int ROW = 36;
  private static final int EDGE = 6;
  private static final int AXIS = 22;
  private static final double LETTER = 6.3;

  private final String title;
  private final String description;
  private final Axis axis;
  private final double origin;
  private final boolean bars;
  private final List<Row> rows = new ArrayList<>();

  private record Row(String name, String text, String style, double value, Interval interval) {}

  private RowChart(String title, String description, Axis axis, double origin, boolean bars) {
    this.title = title;
    this.description = description;
    this.axis = axis;
    this.origin = origin;
    this.bars = bars;
  }

  /// Dots with intervals, and an upright line at a value to hold them against.
  static RowChart dots(String title, String description, Axis axis, double reference) {
    return new RowChart(title, description, axis, reference, false);
  }

  /// Bars that begin at 0, with intervals.
  static RowChart bars(String title, String description, Axis axis) {
    return new RowChart(title, description, axis, 0, true);
  }

  /// @param text the number as it is written
  /// @param interval drawn where it is defined
  RowChart row(String name, String text, String style, double value, Interval interval) {
    rows.add(new Row(name, text, style, value, interval));
    return this;
  }

  void writeTo(Html page) {
    int height = rows.size() * ROW + AXIS;
    Chart.begin(page, title, description, WIDTH, height, "chart rows");
    for (Axis.Tick tick : axis.ticks()) {
      line(page, "grid", px(tick.value()), 4, px(tick.value()), height - AXIS);
      double place = px(tick.value());
      double half = tick.label().length() * LETTER / 2;
      boolean first = place < half;
      boolean last = place > WIDTH - half;
      page.element(
          "text",
          tick.label(),
          "class",
          "tick " + (first ? "start" : last ? "end" : "middle"),
          "x",
          Chart.number(first ? 1 : last ? WIDTH - 1 : place),
          "y",
          Chart.number(height - 6));
    }
    if (axis.low() <= origin && origin <= axis.high()) {
      line(page, "origin", px(origin), 4, px(origin), height - AXIS);
    }
    for (int i = 0; i < rows.size(); i++) {
      write(page, rows.get(i), i * ROW);
    }
    page.close("svg");
  }

  private void write(Html page, Row row, int top) {
    int places = (int) ((WIDTH - row.text().length() * LETTER - 16) / LETTER);
    page.open("g");
    page.element("title", row.name() + ": " + row.text());
    text(page, "name halo", EDGE, top + 15, Words.shortened(row.name(), Math.max(6, places)));
    text(page, "number end halo", WIDTH - EDGE, top + 15, row.text());
    double y = top + 26;
    if (Double.isNaN(row.value())) {
      page.close("g");
      return;
    }
    double from = px(origin);
    double to = px(row.value());
    if (bars) {
      page.empty(
          "rect",
          "class",
          row.style(),
          "x",
          Chart.number(Math.min(from, to)),
          "y",
          Chart.number(y - 4),
          "width",
          Chart.number(Math.max(0.5, Math.abs(to - from))),
          "height",
          "8");
    }
    if (row.interval().defined()) {
      double low = px(row.interval().low());
      double high = px(row.interval().high());
      String style = bars ? "whisker" : "whisker " + row.style();
      line(page, style, low, y, high, y);
      line(page, style, low, y - 4, low, y + 4);
      line(page, style, high, y - 4, high, y + 4);
    }
    if (!bars) {
      page.empty(
          "circle", "class", row.style(), "cx", Chart.number(to), "cy", Chart.number(y), "r", "4");
    }
    page.close("g");
  }

  private static void text(Html page, String style, double x, double y, String text) {
    page.element("text", text, "class", style, "x", Chart.number(x), "y", Chart.number(y));
  }

  private static void line(Html page, String style, double x1, double y1, double x2, double y2) {
    page.empty(
        "line",
        "class",
        style,
        "x1",
        Chart.number(x1),
        "y1",
        Chart.number(y1),
        "x2",
        Chart.number(x2),
        "y2",
        Chart.number(y2));
  }

  private double px(double value) {
    return EDGE + axis.place(value) * (WIDTH - 2 * EDGE);
  }
}
