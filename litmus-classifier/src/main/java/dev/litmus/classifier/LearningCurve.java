package dev.litmus.classifier;

import dev.litmus.classifier.decision.CalibrationMethod;
import dev.litmus.classifier.decision.DecisionOptions;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.PairedComparison;
import dev.litmus.classifier.table.Split;
import dev.litmus.classifier.table.StratifiedKFold;
import dev.litmus.classifier.table.StratifiedKFold.Fold;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whether more rows would help: what training on an eighth, a quarter, a half and all of the rows
/// comes to, tested on the same rows each time. It is one network that is trained each time, with
/// [Effort#QUICK] where the recipe is automatic: a mean of many follows the same curve, for many
/// times the work.
///
/// @param points the smallest number of rows first
public record LearningCurve(List<Point> points) {
  private static final int PARTS = 8;
  private static final int FEWEST_ROWS = 40;
  private static final int FEWEST_OF_A_CLASS = 5;

  /// What a number of rows comes to.
  ///
  /// @param rows trained and validated on
  public record Point(int rows, Evaluation evaluation) {}

  /// Copies the list.
  public LearningCurve {
    points = List.copyOf(points);
  }

  /// The curve of a training.
  ///
  /// @param result what it came to
  /// @param options what it was told
  /// @return empty where there was no test, where there are too few rows for two points, or where
  ///   rows were learnt from that are no longer at hand, a stream's
  public static Optional<LearningCurve> of(TrainingResult result, TrainOptions options) {
    if (result.testRows().isEmpty()) {
      return Optional.empty();
    }
    Target target = result.classifier().target().encode(result.table(), options.target().missing());
    Table labelled = result.table().rows(target.rows());
    int[] rows = known(result, labelled, target, options);
    Table test = result.testRows().get();
    Target tested = result.classifier().target().encode(test, TargetOptions.Missing.FEW);
    Table testRows = test.rows(tested.rows()).with(CrossValidation.classNames(tested));
    TrainOptions quick = quick(options, target);
    if (rows.length == 0 || Math.min(target.positives(), target.negatives()) < PARTS) {
      return Optional.empty();
    }
    int[] labels = Arrays.stream(rows).map(row -> target.labels()[row]).toArray();
    List<Point> points = new ArrayList<>();
    Table named = labelled.with(CrossValidation.classNames(target));
    for (int[] part : parts(labels, options.split().seed())) {
      if (isEnough(part, labels)) {
        Table subset = named.rows(Arrays.stream(part).map(place -> rows[place]).toArray());
        Classifier.train(subset, testRows, quick)
            .test()
            .ifPresent(evaluation -> points.add(new Point(part.length, evaluation)));
      }
    }
    return points.size() < 2 ? Optional.empty() : Optional.of(new LearningCurve(points));
  }

  /// What the last doubling of the rows changed: the figures with all rows minus those with half.
  public PairedComparison lastDoubling() {
    return PairedComparison.of(
        points.getLast().evaluation(), points.get(points.size() - 2).evaluation());
  }

  /// Whether the last doubling helped by more than chance would have it, in one figure or both:
  /// more rows are then likely to help further.
  public boolean moreRowsWouldHelp() {
    Interval area = lastDoubling().rocAuc().interval();
    Interval loss = lastDoubling().logLoss().interval();
    return (area.defined() && area.low() > 0) || (loss.defined() && loss.high() < 0);
  }

  /// The rows of a training but for those it was tested on; none where not all are at hand.
  private static int[] known(
      TrainingResult result, Table labelled, Target target, TrainOptions options) {
    int learnt = result.rows().train() + result.rows().validation();
    if (learnt == target.count()) {
      return IntStream.range(0, target.count()).toArray();
    }
    if (learnt + result.rows().test() != target.count()) {
      return new int[0];
    }
    Split split = Split.of(labelled, target, options.split(), options.types().missing());
    return IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
        .sorted()
        .toArray();
  }

  /// An eighth of the rows, a quarter with them, a half, all; each with both classes in proportion.
  private static List<int[]> parts(int[] labels, long seed) {
    List<Fold> folds = StratifiedKFold.of(labels, PARTS, seed);
    List<int[]> parts = new ArrayList<>();
    for (int taken = 1; taken <= PARTS; taken *= 2) {
      parts.add(
          folds.subList(0, taken).stream()
              .flatMapToInt(fold -> Arrays.stream(fold.test()))
              .sorted()
              .toArray());
    }
    return parts;
  }

  private static boolean isEnough(int[] part, int[] labels) {
    int positives = Arrays.stream(part).map(place -> labels[place]).sum();
    int fewest = Math.min(positives, part.length - positives);
    return part.length >= FEWEST_ROWS && fewest >= FEWEST_OF_A_CLASS;
  }

  private static TrainOptions quick(TrainOptions options, Target target) {
    return options
        .target(
            TargetOptions.defaults()
                .withColumn(target.column())
                .withPositive(target.positive())
                .withMissingValues(options.target().missingValues()))
        .effort(Effort.QUICK)
        .decision(DecisionOptions.defaults().withCalibration(CalibrationMethod.NONE))
        .quietly();
  }
}
