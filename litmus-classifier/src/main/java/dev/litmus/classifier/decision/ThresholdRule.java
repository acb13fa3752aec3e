package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Confusion;
import dev.litmus.classifier.evaluation.Cut;
import dev.litmus.classifier.evaluation.Scores;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// How the threshold is chosen above which a row is called positive. All but [Fixed] and [Cost]
/// look at held-out rows, where a threshold stands halfway between two neighbouring probabilities.
public sealed interface ThresholdRule {
  /// The threshold by held-out rows, whose probabilities are calibrated and for the prior of use.
  double threshold(Scores heldOut);

  /// As it is spelled on the command line and in files.
  String text();

  /// Whether held-out rows are needed.
  default boolean needsRows() {
    return true;
  }

  /// What the rule asks for and no threshold gives on the held-out rows.
  default Optional<String> shortfall(Scores heldOut, double threshold) {
    return Optional.empty();
  }

  /// The threshold 0.5.
  static ThresholdRule standard() {
    return new Fixed(0.5);
  }

  /// The rule that a text names: a number from 0 to 1, `f1`, `youden`, `precision=0.9`,
  /// `recall=0.9`, `alerts=50`, or `cost 5:1` (also `cost=5:1`).
  ///
  /// @throws IllegalArgumentException when it names none, listing them
  static ThresholdRule parse(String text) {
    return ThresholdText.parse(text);
  }

  /// A threshold that is given.
  record Fixed(double value) implements ThresholdRule {
    public Fixed {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("threshold must be from 0 to 1; found " + value);
      }
    }

    @Override
    public double threshold(Scores heldOut) {
      return value;
    }

    @Override
    public String text() {
      return ThresholdText.number(value);
    }

    @Override
    public boolean needsRows() {
      return false;
    }
  }

  /// The highest F1; of equally good thresholds the highest.
  record F1() implements ThresholdRule {
    @Override
    public double threshold(Scores heldOut) {
      return best(heldOut, Confusion::f1);
    }

    @Override
    public String text() {
      return "f1";
    }
  }

  /// The highest recall + specificity - 1 (Youden, "Index for rating diagnostic tests", 1950); of
  /// equally good thresholds the highest.
  record Youden() implements ThresholdRule {
    @Override
    public double threshold(Scores heldOut) {
      return best(heldOut, confusion -> confusion.recall() + confusion.specificity());
    }

    @Override
    public String text() {
      return "youden";
    }
  }

  /// The highest recall with a precision of at least the floor; where none has it, the highest
  /// precision.
  record Precision(double floor) implements ThresholdRule {
    public Precision {
      ThresholdText.checkShare("precision", floor);
    }

    @Override
    public double threshold(Scores heldOut) {
      List<Cut> reached =
          usable(heldOut).stream().filter(cut -> cut.confusion().precision() >= floor).toList();
      return reached.isEmpty()
          ? best(heldOut, Confusion::precision)
          : reached.getLast().threshold();
    }

    @Override
    public Optional<String> shortfall(Scores heldOut, double threshold) {
      double reached = Confusion.at(heldOut, threshold).precision();
      return reached >= floor
          ? Optional.empty()
          : Optional.of(
              "no threshold has a precision of %s on the held-out rows; the one with the highest, %s, is taken"
                  .formatted(ThresholdText.number(floor), ThresholdText.rounded(reached)));
    }

    @Override
    public String text() {
      return "precision=" + ThresholdText.number(floor);
    }
  }

  /// The highest threshold with a recall of at least the floor.
  record Recall(double floor) implements ThresholdRule {
    public Recall {
      ThresholdText.checkShare("recall", floor);
    }

    @Override
    public double threshold(Scores heldOut) {
      return usable(heldOut).stream()
          .filter(cut -> cut.confusion().recall() >= floor)
          .findFirst()
          .map(Cut::threshold)
          .orElse(0.0);
    }

    @Override
    public String text() {
      return "recall=" + ThresholdText.number(floor);
    }
  }

  /// At most so many rows called positive of a thousand, and as many as that allows.
  record Alerts(double perThousand) implements ThresholdRule {
    public Alerts {
      if (!(perThousand > 0 && perThousand <= 1000)) {
        throw new IllegalArgumentException(
            "threshold alerts=N: N, the most rows of a thousand to be called positive, must be"
                + " above 0 and at most 1000; found "
                + ThresholdText.number(perThousand));
      }
    }

    @Override
    public double threshold(Scores heldOut) {
      double most = perThousand / 1000 * (heldOut.totalPositive() + heldOut.totalNegative());
      return usable(heldOut).stream()
          .filter(cut -> cut.confusion().tp() + cut.confusion().fp() <= most * (1 + 1e-12))
          .reduce((higher, lower) -> lower)
          .map(Cut::threshold)
          .orElse(1.0);
    }

    @Override
    public Optional<String> shortfall(Scores heldOut, double threshold) {
      Confusion reached = Confusion.at(heldOut, threshold);
      return reached.tp() + reached.fp() > 0
          ? Optional.empty()
          : Optional.of(
              "more than %s of a thousand held-out rows share the highest probability; no row is called positive"
                  .formatted(ThresholdText.number(perThousand)));
    }

    @Override
    public String text() {
      return "alerts=" + ThresholdText.number(perThousand);
    }
  }

  /// The threshold with the lowest expected cost, FP / (FP + FN), where FP is what a false positive
  /// costs and FN what a false negative does (Elkan, "The foundations of cost-sensitive learning",
  /// 2001). Probabilities have to be calibrated for it.
  record Cost(double falsePositive, double falseNegative) implements ThresholdRule {
    public Cost {
      boolean finite = Double.isFinite(falsePositive + falseNegative);
      if (!finite || !(falsePositive > 0) || !(falseNegative > 0)) {
        throw new IllegalArgumentException(
            "threshold cost FP:FN: both costs must be above 0, such as cost 5:1 where a false"
                + " positive costs 5 and a false negative 1; found "
                + text(falsePositive, falseNegative));
      }
    }

    @Override
    public double threshold(Scores heldOut) {
      return threshold();
    }

    double threshold() {
      return falsePositive / (falsePositive + falseNegative);
    }

    @Override
    public String text() {
      return text(falsePositive, falseNegative);
    }

    private static String text(double first, double second) {
      return "cost %s:%s".formatted(ThresholdText.number(first), ThresholdText.number(second));
    }

    @Override
    public boolean needsRows() {
      return false;
    }
  }

  private static double best(Scores heldOut, ToDoubleFunction<Confusion> figure) {
    Cut best = usable(heldOut).getFirst();
    for (Cut cut : usable(heldOut)) {
      if (figure.applyAsDouble(cut.confusion()) > figure.applyAsDouble(best.confusion())) {
        best = cut;
      }
    }
    return best.threshold();
  }

  /// The cuts whose threshold is a probability, from the highest on.
  private static List<Cut> usable(Scores heldOut) {
    return Cut.all(heldOut).stream().filter(cut -> cut.threshold() >= 0).toList();
  }
}
