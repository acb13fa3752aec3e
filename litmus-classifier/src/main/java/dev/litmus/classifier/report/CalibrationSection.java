package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Calibration;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the probabilities can be taken at their word, and how they are spread over the classes.
final class CalibrationSection implements Section {
  private static final int BINS = 20;

  private final Subject subject;
  private final Evaluation evaluation;

  CalibrationSection(Subject subject, Evaluation evaluation) {
    this.subject = subject;
    this.evaluation = evaluation;
  }

  @Override
  public String id() {
    return "calibration";
  }

  @Override
  public String title() {
    return "Probabilities";
  }

  @Override
  public void write(Html page) {
    page.paragraph(sentence());
    page.open("div", "class", "grid two");
    CurvesSection.figure(
        page,
        reliability(),
        "Calibration: rows by their probability in ten bins, against the share that is '%s', with 95 %% intervals; grey bars show how many rows a bin has. On the dashed line probabilities are what happens."
            .formatted(subject.positive()));
    CurvesSection.figure(
        page,
        histogram(),
        "How the probabilities are spread: each class by itself, as shares of its rows. The less"
            + " they overlap, the better.");
    page.close("div");
    page.open("p", "class", "legend");
    page.element("span", subject.negative(), "class", "key negative");
    page.element("span", subject.positive(), "class", "key positive");
    page.close("p");
  }

  private String sentence() {
    double error = evaluation.value(Figure.ECE);
    Interval interval = evaluation.interval(Figure.ECE);
    return "On average the probability is %s points away from what happens (95 %% interval %s to %s)%s"
        .formatted(
            Words.fixed(100 * error, 1),
            Words.fixed(100 * interval.low(), 1),
            Words.fixed(100 * interval.high(), 1),
            interval.low() == 0
                ? ", which may be chance: nothing speaks against taking probabilities at their"
                    + " word."
                : ", more than chance explains: probabilities are not to be taken at their word.");
  }

  private Chart reliability() {
    Chart chart =
        new Chart(
            "Calibration",
            sentence(),
            Axis.unit("probability"),
            Axis.unit("share of '" + Words.shortened(subject.positive(), 18) + "'"));
    double most = 0;
    for (Calibration.Bin bin : evaluation.calibration().bins()) {
      most = Math.max(most, bin.weight());
    }
    for (Calibration.Bin bin : evaluation.calibration().bins()) {
      chart.bar("quiet", bin.low() + 0.004, bin.high() - 0.004, 0, 0.22 * bin.weight() / most);
    }
    chart.segment("reference", 0, 0, 1, 1);
    List<Calibration.Bin> bins = evaluation.calibration().bins();
    chart.line(
        "accent thin",
        bins.stream().mapToDouble(Calibration.Bin::meanProbability).toArray(),
        bins.stream().mapToDouble(Calibration.Bin::positiveShare).toArray());
    for (Calibration.Bin bin : bins) {
      Interval interval = Interval.wilson(bin.positiveShare(), bin.weight());
      chart.segment(
          "whisker accent",
          bin.meanProbability(),
          interval.low(),
          bin.meanProbability(),
          interval.high());
      chart.dot("accent", bin.meanProbability(), bin.positiveShare());
    }
    return chart;
  }

  private double[][] shares() {
    Scores scores = evaluation.scores();
    double[][] shares = new double[2][BINS];
    for (int row = 0; row < scores.size(); row++) {
      int bin = Math.min(BINS - 1, (int) (scores.probability(row) * BINS));
      double all = scores.positive(row) ? scores.totalPositive() : scores.totalNegative();
      shares[scores.positive(row) ? 1 : 0][bin] += scores.weight(row) / all;
    }
    return shares;
  }

  private Chart histogram() {
    double[][] shares = shares();
    double most = 0;
    for (double[] ofClass : shares) {
      for (double share : ofClass) {
        most = Math.max(most, share);
      }
    }
    Chart chart =
        new Chart(
            "Probabilities by class",
            "Histogram of the probability, one for each class",
            Axis.unit("probability"),
            Axis.around("share of the class", 0, most));
    for (int bin = 0; bin < BINS; bin++) {
      double from = (double) bin / BINS;
      double to = (bin + 1.0) / BINS;
      chart.bar("negative half", from, to, 0, shares[0][bin]);
      chart.bar("positive half", from, to, 0, shares[1][bin]);
    }
    double threshold = evaluation.threshold();
    return chart.segment("reference", threshold, 0, threshold, 2);
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "bins",
        evaluation.calibration().bins().stream()
            .map(bin ->
                Map.of(
                    "low", bin.low(),
                    "high", bin.high(),
                    "rows", bin.weight(),
                    "mean_probability", bin.meanProbability(),
                    "positive_share", bin.positiveShare()))
            .toList());
    double[][] shares = shares();
    json.put("negative_histogram", boxed(shares[0]));
    json.put("positive_histogram", boxed(shares[1]));
    return json;
  }

  private static List<Double> boxed(double[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }
}
