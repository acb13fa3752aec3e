package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.CostCurve;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What mistakes cost, whatever their prices: the cost curve.
final class CostSection implements Section {
  private static final double[] SHOWN = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50};

  /// So close to an end of the curve it is the end.
  private static final double NEARLY_ALL = 0.015;

  private final Subject subject;
  private final double prevalence;
  private final double threshold;
  private final Evaluation evaluation;
  private final CostCurve curve;

  CostSection(Subject subject, Evaluation evaluation) {
    this.subject = subject;
    this.prevalence = SummarySection.prevalence(evaluation);
    this.threshold = evaluation.threshold();
    this.evaluation = evaluation;
    this.curve = CostCurve.of(evaluation);
  }

  @Override
  public String id() {
    return "costs";
  }

  @Override
  public String title() {
    return "Costs";
  }

  @Override
  public void write(Html page) {
    page.paragraph(sentence());
    double[] x = values(CostCurve.Point::probabilityCost);
    double most = curve.points().stream().mapToDouble(CostCurve.Point::own).reduce(0.5, Math::max);
    Chart chart =
        new Chart(
                "Cost curve",
                sentence(),
                Axis.unit("false alarms cost more  ←  →  misses cost more"),
                Axis.around("normalized expected cost", 0, most))
            .line("reference", x, values(CostCurve.Point::trivial))
            .segment("cursor", prevalence, 0, prevalence, most)
            .line("plain", x, values(CostCurve.Point::own))
            .line("accent", x, values(CostCurve.Point::best));
    page.open("div", "class", "grid two").open("div");
    CurvesSection.figure(
        page,
        chart,
        "Cost curve of Drummond and Holte: what mistakes cost, by what share of all cost misses could make up; at %s, the upright line, both mistakes cost the same. The dashed line is calling all rows alike, whichever way is cheaper."
            .formatted(Words.fixed(prevalence, 2)));
    page.open("p", "class", "legend");
    page.element("span", "the cheapest threshold", "class", "key accent");
    page.element("span", "the threshold " + Words.compact(threshold), "class", "key plain");
    page.close("p").close("div").open("div");
    table(page);
    page.close("div").close("div");
  }

  private double[] values(ToDoubleFunction<CostCurve.Point> value) {
    return curve.points().stream().mapToDouble(value).toArray();
  }

  private String sentence() {
    Interval saving = curve.saving();
    if (!saving.defined()) {
      return "Whatever the mistakes cost, no threshold is noticeably cheaper than calling all rows"
          + " alike.";
    }
    String low = Words.compact(CostCurve.costRatio(saving.low(), prevalence));
    String high = Words.compact(CostCurve.costRatio(saving.high(), prevalence));
    String times =
        saving.low() <= NEARLY_ALL && saving.high() >= 1 - NEARLY_ALL
            ? "whatever a missed '%s' costs".formatted(subject.positive())
            : saving.high() >= 1 - NEARLY_ALL
                ? "where a missed '%s' costs %s times what a false alarm costs, or more"
                    .formatted(subject.positive(), low)
                : saving.low() <= NEARLY_ALL
                    ? "where a missed '%s' costs at most %s times what a false alarm costs"
                        .formatted(subject.positive(), high)
                    : "where a missed '%s' costs %s to %s times what a false alarm costs"
                        .formatted(subject.positive(), low, high);
    return "With the right threshold the model is cheaper than calling all rows alike "
        + times
        + ".";
  }

  private void table(Html page) {
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Costs");
    page.open("table").open("thead").open("tr");
    for (String name : List.of("A miss costs", "Cheapest threshold", "Model", "All alike")) {
      page.element("th", name, "scope", "col", "class", "num");
    }
    page.close("tr").close("thead").open("tbody");
    double rows = evaluation.scores().totalPositive() + evaluation.scores().totalNegative();
    for (double times : SHOWN) {
      CostCurve.Cheapest found = CostCurve.at(evaluation, times);
      page.open("tr");
      page.element("th", Words.compact(times), "scope", "row", "class", "num");
      page.element("td", threshold(found), "class", "num");
      page.element("td", Words.compact(1000 * found.cost() / rows), "class", "num");
      page.element("td", Words.compact(1000 * found.alike() / rows), "class", "num");
      page.close("tr").line();
    }
    page.close("tbody").close("table").close("div");
    page.element(
        "p",
        "Costs of 1,000 rows, where a false alarm costs 1: by the threshold that is cheapest on"
            + " these rows, and by calling all of them alike. To have it in the model, train with"
            + " --threshold cost=1:5, or what both mistakes cost you.",
        "class",
        "muted");
  }

  private static String threshold(CostCurve.Cheapest found) {
    return Double.isInfinite(found.threshold())
        ? "none called"
        : Words.probability(found.threshold());
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "probability_cost", curve.points().stream().map(CostCurve.Point::probabilityCost).toList());
    json.put("best", curve.points().stream().map(CostCurve.Point::best).toList());
    json.put("own", curve.points().stream().map(CostCurve.Point::own).toList());
    Interval saving = curve.saving();
    json.put("saving", saving.defined() ? List.of(saving.low(), saving.high()) : null);
    return json;
  }
}
