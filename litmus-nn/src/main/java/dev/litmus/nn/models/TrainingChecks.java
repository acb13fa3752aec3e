package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.metrics.BinaryAccuracy;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Precision;
import dev.litmus.nn.metrics.Recall;
import java.util.List;
import java.util.Optional;

/// What is looked at before a training begins: what makes it pointless is refused, what makes it
/// doubtful is noticed.
final class TrainingChecks {
  /// How many standard deviations apart the shares of two parts of shuffled rows never are.
  private static final double FAR_APART = 6;

  private final Trainer trainer;
  private final Fit fit;
  private final History history;

  TrainingChecks(Trainer trainer, Fit fit, History history) {
    this.trainer = trainer;
    this.fit = fit;
    this.history = history;
  }

  /// Looks at the rows to learn from and to validate on.
  ///
  /// @throws IllegalArgumentException when there is nothing to learn
  void check(Rows rows, Optional<Rows> validation) {
    // One question, one answer a row: what several outputs are told may well be one-sided.
    boolean single = rows.answers().size() == 1;
    Goal goal = trainer.goals().get(trainer.outputs().supervised().getFirst());
    if (single
        && goal.loss().orElseThrow() instanceof BinaryCrossentropy loss
        && targets(rows).floats().length == rows.count()) {
      Labels labels = Labels.of(targets(rows));
      requireBothClasses(labels, validation);
      noticeSoftLabels(labels);
      validation.ifPresent(held -> noticeOrder(labels, Labels.of(targets(held))));
      noticeThresholds(loss, goal);
    }
    if (trainer.optimizer().variables().isEmpty()) {
      history.notice(
          "every layer of model '%s' is frozen or has no weights: nothing is learnt"
              .formatted(trainer.model().name()));
    }
    if (fit.hasBatchSize() && fit.batchSize() > rows.count()) {
      history.notice(
          "the batch size, %d, exceeds the %d rows: every epoch is a single step"
              .formatted(fit.batchSize(), rows.count()));
    }
  }

  private static Tensor targets(Rows rows) {
    return rows.answers().getFirst().targets();
  }

  private void requireBothClasses(Labels labels, Optional<Rows> validation) {
    if (labels.ones() > 0 && labels.ones() < labels.rows()) {
      return;
    }
    boolean split = validation.isPresent() && fit.validation().isEmpty();
    boolean sorted = split && Labels.of(targets(validation.get())).differFrom(labels);
    throw new IllegalArgumentException(
        "all %d targets to train on are %s; training needs rows of both classes%s"
            .formatted(
                labels.rows(),
                labels.ones() == 0 ? "0" : "1",
                sorted
                    ? "; the rows seem sorted by class, and the validation split takes the last:"
                        + " shuffle them before"
                    : ""));
  }

  private void noticeSoftLabels(Labels labels) {
    if (labels.between() > 0) {
      history.notice(
          "%d of %d targets lie between 0 and 1 (row %d has %s): they are learnt as probabilities,"
                  .formatted(
                      labels.between(), labels.rows(), labels.firstBetween(), labels.example())
              + " and accuracy counts them as missed");
    }
  }

  private void noticeOrder(Labels trained, Labels held) {
    boolean split = fit.validation().isEmpty();
    if (held.ones() == 0 || held.ones() == held.rows()) {
      history.notice(
          "all %d targets to validate on are %s%s: the val_ figures say little; %s"
              .formatted(
                  held.rows(),
                  held.ones() == 0 ? "0" : "1",
                  split ? ", those of the last rows" : "",
                  split ? "shuffle the rows before" : "validate on rows of both classes"));
    } else if (split && trained.distance(held) > FAR_APART) {
      history.notice(
          "the rows seem sorted: %d of the first %d have target 1, but %d of the last %d, which"
                  .formatted(trained.ones(), trained.rows(), held.ones(), held.rows())
              + " the validation split takes; shuffle the rows before");
    }
  }

  /// A threshold of 0.5 is one on probabilities.
  private void noticeThresholds(BinaryCrossentropy loss, Goal goal) {
    if (!loss.fromLogits()) {
      return;
    }
    List<String> misled =
        goal.allMetrics().filter(metric -> threshold(metric) == 0.5).map(Metric::name).toList();
    if (!misled.isEmpty()) {
      history.notice(
          "the model gives logits, but %s takes values above 0.5 for class 1; give it threshold 0"
              .formatted(String.join(", ", misled)));
    }
  }

  private static double threshold(Metric metric) {
    return switch (metric) {
      case BinaryAccuracy accuracy -> accuracy.threshold();
      case Precision precision -> precision.thresholds().values().getFirst();
      case Recall recall -> recall.thresholds().values().getFirst();
      default -> 0;
    };
  }

  /// What there is of each class.
  ///
  /// @param between how many targets are neither 0 nor 1
  /// @param firstBetween the first row with such a target
  /// @param example that target
  private record Labels(int rows, int ones, int between, int firstBetween, float example) {
    static Labels of(Tensor targets) {
      float[] labels = targets.floats();
      int ones = 0;
      int between = 0;
      int first = -1;
      for (int row = 0; row < labels.length; row++) {
        ones += labels[row] > 0.5f ? 1 : 0;
        if (labels[row] > 0 && labels[row] < 1) {
          between++;
          first = first < 0 ? row : first;
        }
      }
      return new Labels(labels.length, ones, between, first, first < 0 ? 0 : labels[first]);
    }

    boolean differFrom(Labels others) {
      return (ones > 0 && others.ones == 0) || (ones < rows && others.ones == others.rows);
    }

    /// How far the shares of class 1 are apart, in standard deviations of shuffled rows.
    double distance(Labels others) {
      double all = rows + others.rows;
      double share = (ones + others.ones) / all;
      double deviation = Math.sqrt(share * (1 - share) * (1.0 / rows + 1.0 / others.rows));
      return Math.abs((double) ones / rows - (double) others.ones / others.rows) / deviation;
    }
  }
}
