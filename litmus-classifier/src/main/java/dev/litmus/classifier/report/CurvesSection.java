package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.PrecisionRecallCurve;
import dev.litmus.classifier.evaluation.RocCurve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// How well the rows are ranked: ROC, precision against recall, gain and lift.
final class CurvesSection implements Section {
  private final Subject subject;
  private final Evaluation evaluation;
  private final List<RocCurve.Point> roc;
  private final List<PrecisionRecallCurve.Point> precisionRecall;
  private final List<Gain.Point> gain;
  private final double prevalence;

  CurvesSection(Subject subject, Evaluation evaluation) {
    this.subject = subject;
    this.evaluation = evaluation;
    this.roc = Thin.of(evaluation.roc().points());
    this.precisionRecall = Thin.of(evaluation.precisionRecall().points());
    this.gain = Thin.of(Gain.of(evaluation.scores()));
    this.prevalence = SummarySection.prevalence(evaluation);
  }

  @Override
  public String id() {
    return "curves";
  }

  @Override
  public String title() {
    return "Ranking";
  }

  @Override
  public void write(Html page) {
    page.open("div", "class", "grid two");
    roc(page);
    precisionRecall(page);
    gain(page);
    lift(page);
    page.close("div");
  }

  private static <T> double[] values(List<T> points, ToDoubleFunction<T> value) {
    return points.stream().mapToDouble(value).toArray();
  }

  private void roc(Html page) {
    double area = evaluation.value(Figure.ROC_AUC);
    var confusion = evaluation.confusion();
    Chart chart =
        new Chart(
            "ROC curve",
            "Area " + Words.fixed(area, 3),
            Axis.unit("false alarms among '" + shown(subject.negative()) + "'"),
            Axis.unit("recall"));
    chart
        .segment("reference", 0, 0, 1, 1)
        .line(
            "accent",
            values(roc, RocCurve.Point::falsePositiveRate),
            values(roc, RocCurve.Point::truePositiveRate))
        .dot("accent", 1 - confusion.specificity(), confusion.recall());
    figure(
        page,
        chart,
        "ROC: recall against false alarms as the threshold falls. Area %s; the dashed line is a coin, the dot the threshold %s. The largest distance between the two, of Kolmogorov and Smirnov, is %s."
            .formatted(
                Words.fixed(area, 3),
                Words.compact(evaluation.threshold()),
                Words.fixed(evaluation.roc().kolmogorovSmirnov(), 3)));
  }

  private void precisionRecall(Html page) {
    var confusion = evaluation.confusion();
    Chart chart =
        new Chart(
            "Precision against recall",
            "Average precision " + Words.fixed(evaluation.value(Figure.PR_AUC), 3),
            Axis.unit("recall"),
            Axis.unit("precision"));
    chart
        .segment("reference", 0, prevalence, 1, prevalence)
        .line(
            "accent",
            values(precisionRecall, PrecisionRecallCurve.Point::recall),
            values(precisionRecall, PrecisionRecallCurve.Point::precision));
    if (confusion.tp() + confusion.fp() > 0) {
      chart.dot("accent", confusion.recall(), confusion.precision());
    }
    figure(
        page,
        chart,
        "Precision against recall. Average precision %s; the dashed line is a coin, %s, the share of '%s'."
            .formatted(
                Words.fixed(evaluation.value(Figure.PR_AUC), 3),
                Words.fixed(prevalence, 3),
                subject.positive()));
  }

  private void gain(Html page) {
    Chart chart =
        new Chart(
            "Gain",
            "Share of the positive rows among the highest scored rows",
            Axis.unit("share of rows looked at"),
            Axis.unit("share of '" + shown(subject.positive()) + "' found"));
    chart
        .segment("reference", 0, 0, 1, 1)
        .line("accent", values(gain, Gain.Point::rows), values(gain, Gain.Point::found));
    figure(
        page,
        chart,
        "Gain: looking at the tenth of the rows with the highest probabilities finds %s of '%s', at a fifth %s."
            .formatted(
                Words.percent(Gain.at(evaluation.scores(), 0.1)),
                subject.positive(),
                Words.percent(Gain.at(evaluation.scores(), 0.2))));
  }

  private void lift(Html page) {
    List<Gain.Point> some = gain.stream().filter(point -> point.rows() >= 0.01).toList();
    double most = some.stream().mapToDouble(Gain.Point::lift).max().orElse(1);
    Chart chart =
        new Chart(
            "Lift",
            "How many times more positive rows than by chance",
            Axis.unit("share of rows looked at"),
            Axis.around("times as many as by chance", 0, most));
    chart
        .segment("reference", 0, 1, 1, 1)
        .line("accent", values(some, Gain.Point::rows), values(some, Gain.Point::lift));
    figure(
        page,
        chart,
        "Lift: among the highest tenth there are %s times as many '%s' as among all rows."
            .formatted(
                Words.fixed(Gain.at(evaluation.scores(), 0.1) / 0.1, 1), subject.positive()));
  }

  private static String shown(String name) {
    return Words.shortened(name, 18);
  }

  static void figure(Html page, Chart chart, String caption) {
    page.open("figure");
    chart.writeTo(page);
    page.element("figcaption", caption).close("figure").line();
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kolmogorov_smirnov", evaluation.roc().kolmogorovSmirnov());
    json.put(
        "roc",
        roc.stream().map(p -> List.of(p.falsePositiveRate(), p.truePositiveRate())).toList());
    json.put(
        "precision_recall",
        precisionRecall.stream().map(p -> List.of(p.recall(), p.precision())).toList());
    json.put("gain", gain.stream().map(p -> List.of(p.rows(), p.found())).toList());
    return json;
  }
}
