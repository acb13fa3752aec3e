package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.PairedComparison;
import dev.litmus.classifier.evaluation.PairedComparison.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A [Baseline] on the rows that a classifier was tested on.
public sealed interface BaselineResult {
  /// What it is called.
  String name();

  /// In one sentence, whether the classifier is better.
  String sentence();

  /// The same as numbers.
  Map<String, @Nullable Object> toMap();

  /// A baseline that gave no answers.
  record Untested(String name, String reason) implements BaselineResult {
    @Override
    public String sentence() {
      return "Not held against %s: %s.".formatted(name, reason);
    }

    @Override
    public Map<String, @Nullable Object> toMap() {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("name", name);
      map.put("refused", reason);
      return map;
    }
  }

  /// A baseline that did.
  ///
  /// @param evaluation its figures
  /// @param difference the classifier's figures minus its own, on the same rows
  record Tested(String name, Evaluation evaluation, PairedComparison difference)
      implements BaselineResult {
    /// By how much the classifier's ROC-AUC is larger.
    public Difference rocAuc() {
      return difference.rocAuc();
    }

    /// By how much the classifier's log-loss is smaller.
    public Difference logLoss() {
      Difference found = difference.logLoss();
      Interval interval = found.interval();
      return new Difference(
          -found.value(),
          interval.defined() ? new Interval(-interval.high(), -interval.low()) : Interval.NONE,
          found.pValue());
    }

    /// Whether the classifier loses in one of the two figures by more than chance would have it:
    /// the whole 95 % interval is on the baseline's side.
    public boolean beatsClassifier() {
      return loses(rocAuc()) || loses(logLoss());
    }

    private static boolean loses(Difference better) {
      return better.interval().defined() && better.interval().high() < 0;
    }

    private static boolean wins(Difference better) {
      return better.interval().defined() && better.interval().low() > 0;
    }

    @Override
    public String sentence() {
      String area = part("ROC-AUC", Figure.ROC_AUC, rocAuc());
      String loss = part("log-loss", Figure.LOG_LOSS, logLoss());
      if (beatsClassifier()) {
        return "The network loses to %s: %s; %s.".formatted(name, area, loss);
      }
      boolean ahead = wins(rocAuc()) || wins(logLoss());
      return ahead
          ? "The network is better than %s: %s; %s.".formatted(name, area, loss)
          : "The network and %s cannot be told apart on these rows: %s; %s."
              .formatted(name, area, loss);
    }

    private String part(String figure, Figure own, Difference better) {
      String value = number(evaluation.value(own) + sign(own) * better.value());
      String other = number(evaluation.value(own));
      Interval interval = better.interval();
      String by =
          interval.defined()
              ? "a difference of %s [%s, %s]"
                  .formatted(
                      number(better.value()), number(interval.low()), number(interval.high()))
              : "a difference of " + number(better.value());
      return "%s %s against %s, %s".formatted(figure, value, other, by);
    }

    private static int sign(Figure figure) {
      return figure == Figure.LOG_LOSS ? -1 : 1;
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, "%.4f", value + 0.0);
    }

    @Override
    public Map<String, @Nullable Object> toMap() {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("name", name);
      map.put("metrics", evaluation.metricsMap());
      Map<String, @Nullable Object> better = new LinkedHashMap<>();
      better.put("roc_auc", map(rocAuc()));
      better.put("log_loss", map(logLoss()));
      map.put("classifier_better_by", better);
      map.put("beats_classifier", beatsClassifier());
      return map;
    }

    private static Map<String, @Nullable Object> map(Difference better) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      Interval interval = better.interval();
      map.put("difference", finite(better.value()));
      map.put("interval", interval.defined() ? List.of(interval.low(), interval.high()) : null);
      map.put("p", finite(better.pValue()));
      return map;
    }

    private static @Nullable Double finite(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }
}
