package dev.litmus.cli;

import dev.litmus.classifier.BaselineResult;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.PairedComparison.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a model was held against, as text for people.
final class BaselinesTable {
  private static final String ROW = "%-24s%-10s%8s   %s";

  private BaselinesTable() {}

  /// The table and what it comes to; empty when there is nothing to show.
  static String of(List<BaselineResult> baselines) {
    if (baselines.isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>(List.of(""));
    lines.add(ROW.formatted("beside it", "figure", "value", "the model is better by"));
    List<String> sentences = new ArrayList<>();
    for (BaselineResult baseline : baselines) {
      switch (baseline) {
        case BaselineResult.Untested untested -> sentences.add(untested.sentence());
        case BaselineResult.Tested tested -> {
          lines.add(line(tested.name(), tested, Figure.ROC_AUC, tested.rocAuc()));
          lines.add(line("", tested, Figure.LOG_LOSS, tested.logLoss()));
          if (tested.beatsClassifier()) {
            sentences.add(tested.sentence());
          }
        }
      }
    }
    lines.addAll(sentences);
    return String.join("\n", lines) + "\n";
  }

  private static String line(
      String name, BaselineResult.Tested tested, Figure figure, Difference better) {
    Interval interval = better.interval();
    String limits =
        interval.defined()
            ? " [%s, %s]".formatted(number(interval.low()), number(interval.high()))
            : "";
    return ROW.formatted(
        name,
        figure.key(),
        number(tested.evaluation().value(figure)),
        number(better.value()) + limits);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value + 0.0);
  }
}
