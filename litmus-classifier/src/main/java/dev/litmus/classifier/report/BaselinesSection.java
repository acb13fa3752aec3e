package dev.litmus.classifier.report;

import dev.litmus.classifier.BaselineResult;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.PairedComparison.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The model beside learners of other kinds, on the same rows.
final class BaselinesSection implements Section {
  private final List<BaselineResult> baselines;
  private final List<BaselineResult.Tested> tested = new ArrayList<>();
  private final Evaluation evaluation;

  BaselinesSection(List<BaselineResult> baselines, Evaluation evaluation) {
    this.baselines = baselines;
    this.evaluation = evaluation;
    for (BaselineResult baseline : baselines) {
      if (baseline instanceof BaselineResult.Tested found) {
        tested.add(found);
      }
    }
  }

  @Override
  public String id() {
    return "baselines";
  }

  @Override
  public String title() {
    return "Beside other methods";
  }

  @Override
  public void write(Html page) {
    page.paragraph(
        "Trained on the same rows and tested on the same: what is not better than these is not"
            + " worth its while.");
    if (!tested.isEmpty()) {
      page.open("div", "class", "grid two");
      chart(page, Figure.ROC_AUC, "Higher is better; 0.5 is a coin.", 0.5);
      chart(page, Figure.LOG_LOSS, "Lower is better.", -1);
      page.close("div");
      table(page);
    }
    page.open("ul");
    baselines.forEach(baseline -> page.element("li", baseline.sentence()));
    page.close("ul");
  }

  private void chart(Html page, Figure figure, String caption, double reference) {
    double most = evaluation.value(figure);
    double least = evaluation.value(figure);
    List<Evaluation> all = new ArrayList<>(List.of(evaluation));
    tested.forEach(other -> all.add(other.evaluation()));
    for (Evaluation each : all) {
      Interval interval = each.interval(figure);
      most = Math.max(most, interval.defined() ? interval.high() : each.value(figure));
      least = Math.min(least, interval.defined() ? interval.low() : each.value(figure));
    }
    Axis axis =
        figure == Figure.ROC_AUC
            ? Axis.between("", Math.min(0.5, least), 1)
            : Axis.around("", 0, most);
    page.open("figure");
    RowChart chart =
        RowChart.dots(
            FigureWords.name(figure), "The table below has the numbers.", axis, reference);
    row(chart, "This model", "accent", evaluation, figure);
    tested.forEach(other -> row(chart, other.name(), "bad", other.evaluation(), figure));
    chart.writeTo(page);
    page.element("figcaption", FigureWords.name(figure) + " with its 95 % interval. " + caption);
    page.close("figure");
  }

  private static void row(
      RowChart chart, String name, String style, Evaluation evaluation, Figure figure) {
    chart.row(
        name,
        Words.figure(evaluation.value(figure)),
        style,
        evaluation.value(figure),
        evaluation.interval(figure));
  }

  private void table(Html page) {
    page.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Baselines");
    page.open("table").open("thead").open("tr");
    page.element("th", "Method and figure", "scope", "col");
    page.element("th", "Value", "scope", "col", "class", "num");
    page.element("th", "This model is better by", "scope", "col", "class", "num");
    page.close("tr").close("thead").open("tbody");
    for (BaselineResult.Tested other : tested) {
      page.open("tr", "class", "own");
      page.element("th", other.name(), "scope", "rowgroup", "colspan", "3").close("tr");
      line(page, Figure.ROC_AUC, other, other.rocAuc());
      line(page, Figure.LOG_LOSS, other, other.logLoss());
    }
    page.close("tbody").close("table").close("div");
    page.element(
        "p",
        "Differences have 95 % intervals of the paired rows: DeLong's for the ROC-AUC, the normal"
            + " distribution's of the mean for the log-loss. Where one holds 0, chance may have"
            + " made the difference.",
        "class",
        "muted");
  }

  private static void line(
      Html page, Figure figure, BaselineResult.Tested other, Difference better) {
    Interval interval = better.interval();
    String limits =
        interval.defined()
            ? " (%s to %s)"
                .formatted(Words.signed(interval.low(), 4), Words.signed(interval.high(), 4))
            : "";
    page.open("tr");
    page.element("th", FigureWords.name(figure), "scope", "row");
    page.element("td", Words.fixed(other.evaluation().value(figure), 4), "class", "num");
    page.element("td", Words.signed(better.value(), 4) + limits, "class", "num");
    page.close("tr").line();
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("methods", baselines.stream().map(BaselineResult::toMap).toList());
    json.put(
        "beaten_by",
        tested.stream()
            .filter(BaselineResult.Tested::beatsClassifier)
            .map(BaselineResult.Tested::name)
            .toList());
    return json;
  }
}
