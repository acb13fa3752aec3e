package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.explanation.PartialDependence;
import dev.litmus.classifier.explanation.PartialDependence.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the probability follows the columns that are worth most.
final class DependenceSection implements Section {
  private final Subject subject;
  private final List<PartialDependence> dependences;

  DependenceSection(Subject subject, List<PartialDependence> dependences) {
    this.subject = subject;
    this.dependences = dependences;
  }

  @Override
  public String id() {
    return "dependence";
  }

  @Override
  public String title() {
    return "How the probability follows a column";
  }

  @Override
  public void write(Html page) {
    page.paragraph(
        "The mean probability of '%s' when every row has the same value in one column and keeps its others; the band holds 80 %% of the rows. It shows what the model does, not what causes what."
            .formatted(subject.positive()));
    page.open("div", "class", "grid two");
    for (PartialDependence dependence : dependences) {
      page.open("figure");
      if (dependence.numeric() && known(dependence).size() > 1) {
        curve(dependence).writeTo(page);
      } else {
        levels(page, dependence);
      }
      page.element("figcaption", caption(dependence));
      page.close("figure").line();
    }
    page.close("div");
  }

  private static List<Point> known(PartialDependence dependence) {
    return dependence.points().stream().filter(point -> point.number().isPresent()).toList();
  }

  /// All of them on one scale, so that columns can be compared; where the class is rare it ends
  /// early.
  private Axis probability(String title) {
    double most =
        dependences.stream()
            .flatMap(dependence -> dependence.points().stream())
            .mapToDouble(Point::high)
            .max()
            .orElse(1);
    return most > 0.5 ? Axis.unit(title) : Axis.around(title, 0, most);
  }

  private Chart curve(PartialDependence dependence) {
    List<Point> points = known(dependence);
    double[] xs = points.stream().mapToDouble(point -> point.number().orElseThrow()).toArray();
    Chart chart =
        new Chart(
            "Probability by " + dependence.column(),
            caption(dependence),
            Axis.between(Words.shortened(dependence.column(), 40), xs[0], xs[xs.length - 1]),
            probability("probability"),
            220);
    chart.band(
        "accent",
        xs,
        points.stream().mapToDouble(Point::low).toArray(),
        points.stream().mapToDouble(Point::high).toArray());
    return chart.line("accent", xs, points.stream().mapToDouble(Point::mean).toArray());
  }

  private void levels(Html page, PartialDependence dependence) {
    RowChart chart =
        RowChart.dots(
            "Probability by " + dependence.column(), caption(dependence), probability(""), -1);
    for (Point point : dependence.points()) {
      chart.row(
          Words.cell(point.value()),
          Words.probability(point.mean()),
          "accent",
          point.mean(),
          new Interval(point.low(), point.high()));
    }
    chart.writeTo(page);
  }

  private static String caption(PartialDependence dependence) {
    Point lowest = dependence.points().getFirst();
    Point highest = dependence.points().getFirst();
    for (Point point : dependence.points()) {
      lowest = point.mean() < lowest.mean() ? point : lowest;
      highest = point.mean() > highest.mean() ? point : highest;
    }
    String missing =
        dependence.numeric() && dependence.points().getLast().value().isEmpty()
            ? " Missing: %s.".formatted(Words.probability(dependence.points().getLast().mean()))
            : "";
    return "%s: from %s at %s to %s at %s.%s"
        .formatted(
            dependence.column(),
            Words.probability(lowest.mean()),
            shown(lowest),
            Words.probability(highest.mean()),
            shown(highest),
            missing);
  }

  private static String shown(Point point) {
    return point.number().isPresent()
        ? Words.compact(point.number().getAsDouble())
        : Words.shortened(Words.cell(point.value()), 30);
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (PartialDependence dependence : dependences) {
      List<Map<String, @Nullable Object>> points = new ArrayList<>();
      for (Point point : dependence.points()) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("value", point.value().isEmpty() ? null : point.value());
        one.put("mean", point.mean());
        one.put("low", point.low());
        one.put("high", point.high());
        points.add(one);
      }
      json.put(dependence.column(), points);
    }
    return json;
  }
}
