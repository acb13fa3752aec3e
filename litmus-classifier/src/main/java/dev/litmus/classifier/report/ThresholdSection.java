package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Confusion;
import dev.litmus.classifier.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What another threshold would do: a chart and a table for all, a slider where scripts run.
final class ThresholdSection implements Section {
  private static final int STEPS = 100;
  private static final int[] SHOWN = {5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95};

  private final Subject subject;
  private final Evaluation evaluation;
  private final List<Cut> cuts = new ArrayList<>();

  /// A threshold and what it does.
  private record Cut(double threshold, Confusion confusion) {}

  ThresholdSection(Subject subject, Evaluation evaluation) {
    this.subject = subject;
    this.evaluation = evaluation;
    TreeSet<Double> thresholds = new TreeSet<>(List.of(evaluation.threshold()));
    for (int i = 0; i <= STEPS; i++) {
      thresholds.add((double) i / STEPS);
    }
    // Also where the rows are: with a small class all probabilities may be below a hundredth.
    List<Double> scored = new ArrayList<>(new TreeSet<>(probabilities()));
    for (int i = 0; i <= STEPS; i++) {
      double found = scored.get((int) Math.round((double) i * (scored.size() - 1) / STEPS));
      thresholds.add(Math.round(found * 1e6) / 1e6);
    }
    for (double threshold : thresholds) {
      cuts.add(new Cut(threshold, Confusion.at(evaluation.scores(), threshold)));
    }
  }

  private List<Double> probabilities() {
    List<Double> probabilities = new ArrayList<>();
    for (int row = 0; row < evaluation.scores().size(); row++) {
      probabilities.add(evaluation.scores().probability(row));
    }
    return probabilities;
  }

  @Override
  public String id() {
    return "threshold";
  }

  @Override
  public String title() {
    return "Threshold";
  }

  @Override
  public void write(Html page) {
    page.paragraph(
        "A row is called '%s' when its probability is above %s. A lower threshold finds more of them and raises more false alarms."
            .formatted(subject.positive(), Words.compact(evaluation.threshold())));
    subject.classifier().decision().sentences().forEach(page::paragraph);
    page.open("div", "class", "grid two");
    page.open("div");
    CurvesSection.figure(
        page, chart(), "Precision, recall and the share of rows called positive, by threshold.");
    page.open("p", "class", "legend");
    page.element("span", "precision", "class", "key positive");
    page.element("span", "recall", "class", "key negative");
    page.element("span", "called '" + subject.positive() + "'", "class", "key plain");
    page.close("p").close("div");
    explorer(page);
    page.close("div");
    table(page);
    page.element(
        "p",
        "Called: rows called '%s'; wrongly: those among them that are not; missed: rows that are but were not called. A threshold chosen on these rows looks better on them than it will on others; choose it on rows of its own where much hangs on it."
            .formatted(subject.positive()),
        "class",
        "muted");
  }

  private Chart chart() {
    Chart chart =
        new Chart(
            "Precision and recall by threshold",
            "The table below has the numbers",
            Axis.unit("threshold"),
            Axis.unit(""));
    double[] thresholds = values(Cut::threshold);
    double all = evaluation.confusion().total();
    List<Cut> calling = cuts.stream().filter(cut -> Gain.called(cut.confusion()) > 0).toList();
    if (!calling.isEmpty()) {
      chart.stairs(
          "positive",
          calling.stream().mapToDouble(Cut::threshold).toArray(),
          calling.stream().mapToDouble(cut -> cut.confusion().precision()).toArray());
    }
    chart.stairs("negative", thresholds, values(cut -> cut.confusion().recall()));
    chart.stairs("plain", thresholds, values(cut -> Gain.called(cut.confusion()) / all));
    return chart.cursor("threshold-cursor", evaluation.threshold());
  }

  private double[] values(ToDoubleFunction<Cut> value) {
    return cuts.stream().mapToDouble(value).toArray();
  }

  /// Shown by the script; without it the page says all the same by chart and table.
  private void explorer(Html page) {
    page.open("form", "id", "explorer", "class", "explorer", "hidden", "hidden");
    page.open("label", "for", "threshold-slider").text("Threshold ");
    page.element("output", "", "id", "threshold-value", "for", "threshold-slider");
    page.close("label");
    page.empty(
        "input",
        "type",
        "range",
        "id",
        "threshold-slider",
        "min",
        "0",
        "max",
        String.valueOf(cuts.size() - 1),
        "step",
        "1");
    page.open("div", "class", "costs");
    cost(page, "cost-alarm", "A false alarm costs");
    cost(page, "cost-miss", "A missed '" + Words.shortened(subject.positive(), 18) + "' costs");
    page.close("div");
    page.element("div", "", "id", "threshold-says", "aria-live", "polite");
    page.open("p");
    page.element("button", "Cheapest threshold", "type", "button", "id", "threshold-cheapest");
    page.text(" ");
    page.element("button", "As in the model", "type", "button", "id", "threshold-model");
    page.close("p").close("form");
  }

  private static void cost(Html page, String id, String label) {
    page.open("label", "for", id).text(label + " ");
    page.empty("input", "type", "number", "id", id, "min", "0", "step", "any", "value", "1");
    page.close("label");
  }

  private void table(Html page) {
    page.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Thresholds");
    page.open("table").open("thead").open("tr");
    for (String name : List.of("Threshold", "Called", "Wrongly", "Missed", "Precision", "Recall")) {
      page.element("th", name, "scope", "col", "class", "num");
    }
    page.close("tr").close("thead").open("tbody");
    TreeSet<Double> shown = new TreeSet<>(List.of(evaluation.threshold()));
    for (int percent : SHOWN) {
      shown.add(percent / 100.0);
    }
    for (double threshold : shown) {
      Confusion c = Confusion.at(evaluation.scores(), threshold);
      boolean own = threshold == evaluation.threshold();
      page.open("tr", "class", own ? "own" : "other");
      page.element(
          "th", Words.compact(threshold) + (own ? " ◂" : ""), "scope", "row", "class", "num");
      for (double count : new double[] {Gain.called(c), c.fp(), c.fn()}) {
        page.element("td", Words.count(count), "class", "num");
      }
      page.element("td", Gain.called(c) == 0 ? "–" : Words.fixed(c.precision(), 3), "class", "num");
      page.element("td", Words.fixed(c.recall(), 3), "class", "num");
      page.close("tr").line();
    }
    page.close("tbody").close("table").close("div");
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("threshold", evaluation.threshold());
    json.put("thresholds", cuts.stream().map(Cut::threshold).toList());
    json.put("tp", cuts.stream().map(cut -> cut.confusion().tp()).toList());
    json.put("fp", cuts.stream().map(cut -> cut.confusion().fp()).toList());
    json.put("positives", evaluation.scores().totalPositive());
    json.put("negatives", evaluation.scores().totalNegative());
    return json;
  }
}
