package dev.litmus.classifier.report;

import dev.litmus.classifier.LearningCurve;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.PairedComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether more rows would help.
final class RowsSection implements Section {
  private final LearningCurve curve;

  RowsSection(LearningCurve curve) {
    this.curve = curve;
  }

  @Override
  public String id() {
    return "rows";
  }

  @Override
  public String title() {
    return "Would more rows help?";
  }

  @Override
  public void write(Html page) {
    page.paragraph(sentence());
    page.open("div", "class", "grid two");
    draw(page, Figure.ROC_AUC);
    draw(page, Figure.LOG_LOSS);
    page.close("div");
    page.element(
        "p",
        "Each point is one small network, trained on part of the rows and tested on the same test"
            + " rows; the whiskers of its figure are 95 % intervals. The model itself may be a mean"
            + " of several and better.",
        "class",
        "muted");
  }

  private String sentence() {
    PairedComparison last = curve.lastDoubling();
    int half = curve.points().get(curve.points().size() - 2).rows();
    int all = curve.points().getLast().rows();
    String verdict =
        curve.moreRowsWouldHelp()
            ? "More rows are likely to help."
            : "There is no sign beyond chance that more rows like these would help.";
    return "%s From %s to %s rows the ROC-AUC changed by %s and the log-loss by %s."
        .formatted(
            verdict,
            Words.count(half),
            Words.count(all),
            changed(last.rocAuc()),
            changed(last.logLoss()));
  }

  private static String changed(PairedComparison.Difference difference) {
    Interval interval = difference.interval();
    return Words.signed(difference.value(), 4)
        + (interval.defined()
            ? " (95 %% interval %s to %s)"
                .formatted(Words.signed(interval.low(), 4), Words.signed(interval.high(), 4))
            : "");
  }

  private void draw(Html page, Figure figure) {
    double[] rows = curve.points().stream().mapToDouble(LearningCurve.Point::rows).toArray();
    double[] values =
        curve.points().stream().mapToDouble(point -> point.evaluation().value(figure)).toArray();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (LearningCurve.Point point : curve.points()) {
      Interval interval = point.evaluation().interval(figure);
      double value = point.evaluation().value(figure);
      least = Math.min(least, interval.defined() ? interval.low() : value);
      most = Math.max(most, interval.defined() ? interval.high() : value);
    }
    Axis y =
        figure == Figure.ROC_AUC
            ? Axis.between("ROC-AUC", Math.max(0, least), Math.min(1, most))
            : Axis.around("log-loss", least, most);
    Chart chart =
        new Chart(
            FigureWords.name(figure) + " by rows",
            sentence(),
            Axis.around("rows trained on", 0, rows[rows.length - 1]),
            y,
            220);
    chart.line("accent", rows, values);
    for (LearningCurve.Point point : curve.points()) {
      Evaluation evaluation = point.evaluation();
      Interval interval = evaluation.interval(figure);
      if (interval.defined()) {
        chart.segment("whisker", point.rows(), interval.low(), point.rows(), interval.high());
      }
      chart.dot("accent", point.rows(), evaluation.value(figure));
    }
    CurvesSection.figure(page, chart, FigureWords.name(figure) + " by the number of rows.");
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rows", curve.points().stream().map(LearningCurve.Point::rows).toList());
    for (Figure figure : List.of(Figure.ROC_AUC, Figure.LOG_LOSS)) {
      json.put(
          figure.key(),
          curve.points().stream().map(point -> point.evaluation().value(figure)).toList());
    }
    json.put("more_rows_would_help", curve.moreRowsWouldHelp());
    return json;
  }
}
