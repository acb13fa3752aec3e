package dev.litmus.classifier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A chart with two axes, as SVG. Colours come from the page's style sheet by class, so that they
/// follow the reader's choice of light and dark; sizes are in the pixels of a narrow screen.
final class Chart {
  static final int WIDTH = 360;
  private static final int LEFT = 44;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 40;
  private static final double HALF_DIGIT = 3.4;

  private final Html out = new Html();
  private final Axis x;
  private final Axis y;
  private final int height;

  /// @param title what the chart shows, for those who do not see it
  /// @param description what there is to see, in a sentence
  Chart(String title, String description, Axis x, Axis y, int height) {
    this.x = x;
    this.y = y;
    this.height = height;
    begin(out, title, description, WIDTH, height, "chart");
    grid();
  }

  Chart(String title, String description, Axis x, Axis y) {
    this(title, description, x, y, 260);
  }

  /// Opens an SVG element that says what it shows.
  ///
  /// @param style its class, and further attributes by name and value
  static void begin(
      Html out, String title, String description, int width, int height, String... style) {
    List<String> attributes = new ArrayList<>(List.of("viewBox", "0 0 " + width + " " + height));
    attributes.addAll(List.of("role", "img", "aria-label", title + ". " + description));
    attributes.add("class");
    attributes.addAll(List.of(style));
    out.open("svg", attributes.toArray(String[]::new));
    out.element("title", title).element("desc", description);
  }

  private void grid() {
    for (Axis.Tick tick : y.ticks()) {
      segment("grid", x.low(), tick.value(), x.high(), tick.value());
      label("tick end", LEFT - 6, py(tick.value()) + 4, tick.label());
    }
    for (Axis.Tick tick : x.ticks()) {
      segment("grid", tick.value(), y.low(), tick.value(), y.high());
      double place = px(tick.value());
      boolean last = place + tick.label().length() * HALF_DIGIT > WIDTH;
      String style = last ? "tick end" : "tick middle";
      label(style, last ? WIDTH - 1 : place, height - BOTTOM + 16, tick.label());
    }
    label("axis middle", (LEFT + WIDTH - RIGHT) / 2.0, height - 6, x.title());
    if (!y.title().isEmpty()) {
      out.element(
          "text",
          y.title(),
          "class",
          "axis middle",
          "transform",
          "translate(11 " + number((TOP + height - BOTTOM) / 2.0) + ") rotate(-90)");
    }
  }

  /// A line through points.
  Chart line(String style, double[] xs, double[] ys) {
    out.empty("path", "class", "line " + style, "d", path(xs, ys));
    return this;
  }

  /// A line of stairs: each point's height holds until the next.
  Chart stairs(String style, double[] xs, double[] ys) {
    double[] a = new double[2 * xs.length - 1];
    double[] b = new double[2 * xs.length - 1];
    for (int i = 0; i < xs.length; i++) {
      a[2 * i] = xs[i];
      b[2 * i] = ys[i];
      if (i + 1 < xs.length) {
        a[2 * i + 1] = xs[i + 1];
        b[2 * i + 1] = ys[i];
      }
    }
    return line(style, a, b);
  }

  /// What lies between two lines.
  Chart band(String style, double[] xs, double[] lows, double[] highs) {
    double[] a = new double[2 * xs.length];
    double[] b = new double[2 * xs.length];
    for (int i = 0; i < xs.length; i++) {
      a[i] = xs[i];
      b[i] = highs[i];
      a[2 * xs.length - 1 - i] = xs[i];
      b[2 * xs.length - 1 - i] = lows[i];
    }
    out.empty("path", "class", "area " + style, "d", path(a, b) + "Z");
    return this;
  }

  Chart segment(String style, double x1, double y1, double x2, double y2) {
    out.empty(
        "line",
        "class",
        style,
        "x1",
        number(px(x1)),
        "y1",
        number(py(y1)),
        "x2",
        number(px(x2)),
        "y2",
        number(py(y2)));
    return this;
  }

  Chart bar(String style, double from, double to, double low, double high) {
    out.empty(
        "rect",
        "class",
        style,
        "x",
        number(px(from)),
        "y",
        number(py(high)),
        "width",
        number(Math.max(0, px(to) - px(from))),
        "height",
        number(Math.max(0, py(low) - py(high))));
    return this;
  }

  Chart dot(String style, double atX, double atY) {
    out.empty("circle", "class", style, "cx", number(px(atX)), "cy", number(py(atY)), "r", "3.5");
    return this;
  }

  /// An upright line that a script may move.
  Chart cursor(String id, double at) {
    out.empty(
        "line",
        "id",
        id,
        "class",
        "cursor",
        "data-low",
        number(px(x.low())),
        "data-high",
        number(px(x.high())),
        "x1",
        number(px(at)),
        "x2",
        number(px(at)),
        "y1",
        number(py(y.low())),
        "y2",
        number(py(y.high())));
    return this;
  }

  private void label(String style, double atX, double atY, String text) {
    out.element("text", text, "class", style, "x", number(atX), "y", number(atY));
  }

  private String path(double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    String last = "";
    for (int i = 0; i < xs.length; i++) {
      String point = number(px(xs[i])) + " " + number(py(ys[i]));
      if (!point.equals(last)) {
        path.append(i == 0 ? "M" : "L").append(point);
        last = point;
      }
    }
    return path.toString();
  }

  private double px(double value) {
    return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
  }

  private double py(double value) {
    return height - BOTTOM - y.place(value) * (height - BOTTOM - TOP);
  }

  /// A coordinate: a tenth of a pixel is enough.
  static String number(double coordinate) {
    String text = String.format(Locale.ROOT, "%.1f", coordinate);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  void writeTo(Html page) {
    page.resource(out + "</svg>");
  }
}
