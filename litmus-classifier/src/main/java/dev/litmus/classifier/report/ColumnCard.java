package dev.litmus.classifier.report;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one column holds, class by class: of numbers a histogram for each class, of words the share
/// of the positive class for the most frequent.
final class ColumnCard {
  private static final int BINS = 24;
  private static final int MOST_LEVELS = 6;
  private static final int FEW_NUMBERS = 5;
  private static final int WIDTH = 240;
  private static final int HEIGHT = 70;

  private final Column column;
  private final boolean[] labels;
  private final String positive;
  private final int missing;
  private final List<Level> levels;

  /// A word and how many rows have it.
  private record Level(String value, int rows, int positives) {
    double share() {
      return (double) positives / rows;
    }
  }

  /// @param column the prepared cells of the labelled rows
  /// @param labels of the same rows
  ColumnCard(Column column, boolean[] labels, String positive) {
    this.column = column;
    this.labels = labels;
    this.positive = positive;
    int blank = 0;
    for (int row = 0; row < column.size(); row++) {
      blank += column.isBlank(row) ? 1 : 0;
    }
    this.missing = blank;
    this.levels = levels();
  }

  void write(Html page) {
    page.open("figure", "class", "card").open("figcaption");
    page.element("strong", column.name());
    if (column instanceof NumberColumn numbers && levels.size() > FEW_NUMBERS) {
      double[] sorted = sorted(numbers);
      page.element("span", "number, " + range(sorted) + missing(), "class", "muted");
      page.close("figcaption");
      if (sorted.length > 0) {
        histogram(page, numbers, sorted);
      }
    } else {
      String kind = column instanceof NumberColumn ? "number, " : "";
      page.element(
          "span",
          kind + Words.counted(levels.size(), "value") + missing() + examples(),
          "class",
          "muted");
      page.close("figcaption");
      if (!isText()) {
        table(page);
      }
    }
    page.close("figure").line();
  }

  /// Whether nearly every row has a value of its own, so that counting them says nothing.
  private boolean isText() {
    return levels.size() > MOST_LEVELS && levels.size() > (column.size() - missing) / 2;
  }

  private String examples() {
    return isText()
        ? ", such as '%s' and '%s'"
            .formatted(
                Words.shortened(levels.get(0).value(), 40),
                Words.shortened(levels.get(1).value(), 40))
        : "";
  }

  private String missing() {
    return missing == 0
        ? ""
        : ", %s missing (%s)"
            .formatted(Words.count(missing), Words.percent((double) missing / column.size()));
  }

  private static double[] sorted(NumberColumn numbers) {
    return Arrays.stream(numbers.toDoubles()).filter(x -> !Double.isNaN(x)).sorted().toArray();
  }

  private static String range(double[] sorted) {
    return sorted.length == 0
        ? "none known"
        : "%s to %s, median %s"
            .formatted(
                Words.compact(sorted[0]),
                Words.compact(sorted[sorted.length - 1]),
                Words.compact(sorted[sorted.length / 2]));
  }

  /// What lies beyond the 1st and 99th percentile is drawn at the ends where it would squeeze the
  /// rest.
  private static double[] ends(double[] sorted) {
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    double near = sorted[(int) (0.01 * (sorted.length - 1))];
    double far = sorted[(int) (0.99 * (sorted.length - 1))];
    return far > near && high - low > 3 * (far - near)
        ? new double[] {near, far}
        : new double[] {low, high};
  }

  private double[][] shares(NumberColumn numbers, double[] sorted) {
    double[] ends = ends(sorted);
    double span = ends[1] - ends[0];
    double[][] shares = new double[2][BINS];
    double[] totals = new double[2];
    for (int row = 0; row < labels.length; row++) {
      double value = numbers.value(row);
      if (!Double.isNaN(value)) {
        double place = span == 0 ? 0.5 : Math.clamp((value - ends[0]) / span, 0.0, 1.0);
        shares[labels[row] ? 1 : 0][Math.min(BINS - 1, (int) (place * BINS))]++;
        totals[labels[row] ? 1 : 0]++;
      }
    }
    for (int label = 0; label < 2; label++) {
      for (int bin = 0; bin < BINS; bin++) {
        shares[label][bin] /= Math.max(1, totals[label]);
      }
    }
    return shares;
  }

  private void histogram(Html page, NumberColumn numbers, double[] sorted) {
    double[][] shares = shares(numbers, sorted);
    double most = 0;
    for (double[] ofClass : shares) {
      most = Math.max(most, Arrays.stream(ofClass).max().orElse(0));
    }
    Chart.begin(
        page,
        column.name() + " by class",
        "Histogram for each class, " + range(sorted),
        WIDTH,
        HEIGHT,
        "spark");
    String[] styles = {"negative half", "positive half"};
    double width = (double) WIDTH / BINS;
    for (int label = 0; label < 2; label++) {
      for (int bin = 0; bin < BINS; bin++) {
        double height = shares[label][bin] / most * (HEIGHT - 2);
        if (height > 0) {
          page.empty(
              "rect",
              "class",
              styles[label],
              "x",
              Chart.number(bin * width),
              "y",
              Chart.number(HEIGHT - 1 - height),
              "width",
              Chart.number(width),
              "height",
              Chart.number(height));
        }
      }
    }
    page.empty("line", "class", "grid", "x1", "0", "x2", "" + WIDTH, "y1", "69.5", "y2", "69.5");
    page.close("svg");
  }

  private List<Level> levels() {
    Map<String, int[]> counts = new HashMap<>();
    for (int row = 0; row < labels.length; row++) {
      if (!column.isBlank(row)) {
        int[] count = counts.computeIfAbsent(column.text(row), _ -> new int[2]);
        count[0]++;
        count[1] += labels[row] ? 1 : 0;
      }
    }
    List<Level> found = new ArrayList<>();
    counts.forEach((value, count) -> found.add(new Level(value, count[0], count[1])));
    boolean few = column instanceof NumberColumn && found.size() <= FEW_NUMBERS;
    found.sort(
        few
            ? Comparator.comparingDouble((Level level) -> Double.parseDouble(level.value()))
            : Comparator.comparingInt(Level::rows).reversed().thenComparing(Level::value));
    return found;
  }

  private void table(Html page) {
    page.open("table", "class", "levels").open("thead").open("tr");
    page.element("th", "Value", "scope", "col");
    page.element("th", "Rows", "scope", "col", "class", "num");
    page.element(
        "th", Words.shortened(positive, 14), "scope", "col", "class", "num", "colspan", "2");
    page.close("tr").close("thead").open("tbody");
    for (Level level : levels.subList(0, Math.min(MOST_LEVELS, levels.size()))) {
      page.open("tr");
      page.element("th", Words.shortened(level.value(), 24), "scope", "row");
      page.element("td", Words.count(level.rows()), "class", "num");
      page.open("td");
      Chart.begin(page, "Share of " + positive, Words.percent(level.share()), 60, 10, "bar");
      page.empty("rect", "class", "quiet", "x", "0", "y", "1", "width", "60", "height", "8");
      page.empty(
          "rect",
          "class",
          "positive",
          "x",
          "0",
          "y",
          "1",
          "width",
          Chart.number(60 * level.share()),
          "height",
          "8");
      page.close("svg").close("td");
      page.element("td", Words.percent(level.share()), "class", "num");
      page.close("tr");
    }
    page.close("tbody").close("table");
    if (levels.size() > MOST_LEVELS) {
      page.element("p", "and %d more".formatted(levels.size() - MOST_LEVELS), "class", "muted");
    }
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("column", column.name());
    json.put("missing", missing);
    json.put("different", levels.size());
    if (column instanceof NumberColumn numbers) {
      json.put("type", "number");
      double[] sorted = sorted(numbers);
      if (sorted.length > 0) {
        json.put("min", sorted[0]);
        json.put("median", sorted[sorted.length / 2]);
        json.put("max", sorted[sorted.length - 1]);
        double[][] shares = shares(numbers, sorted);
        json.put("bins_from", ends(sorted)[0]);
        json.put("bins_to", ends(sorted)[1]);
        json.put("negative_histogram", Arrays.stream(shares[0]).boxed().toList());
        json.put("positive_histogram", Arrays.stream(shares[1]).boxed().toList());
      }
    } else {
      json.put("type", "category");
      json.put(
          "values",
          levels.stream()
              .limit(MOST_LEVELS)
              .map(level ->
                  Map.of(
                      "value", level.value(),
                      "rows", level.rows(),
                      "positive_share", level.share()))
              .toList());
    }
    return json;
  }
}
