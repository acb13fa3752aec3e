package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.Split;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.StratifiedKFold;
import dev.litmus.classifier.table.StratifiedKFold.Fold;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.optimizers.Adam;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Baselines on rows that nothing was kept of to train them.
public final class Baselines {
  private static final int FOLDS = 5;

  private Baselines() {}

  /// The share of positives as everyone's probability: whoever decides by it calls every row the
  /// more frequent class.
  public static Scores majority(Scores scores) {
    double[] probabilities = new double[scores.size()];
    boolean[] labels = new boolean[scores.size()];
    double[] weights = new double[scores.size()];
    double all = scores.totalPositive() + scores.totalNegative();
    Arrays.fill(probabilities, scores.totalPositive() / all);
    for (int row = 0; row < labels.length; row++) {
      labels[row] = scores.positive(row);
      weights[row] = scores.weight(row);
    }
    return Scores.of(probabilities, labels, weights);
  }

  /// A baseline on the very columns of a classifier, each labelled row's probability from one of
  /// five folds that has not learnt from it; in the order of the rows that have a label.
  ///
  /// @throws dev.litmus.classifier.table.DataException when the rows cannot be divided
  public static Baseline.Answers outOfFold(
      Baseline baseline, Classifier classifier, Table labelled, long seed) {
    Target target = classifier.target().encode(labelled, TargetOptions.Missing.FEW);
    CrossValidation.requireRows(target, FOLDS);
    Schema schema = classifier.schema();
    Table rows = schema.apply(labelled.rows(target.rows()));
    SplitOptions options = SplitOptions.defaults().withTest(0).withSeed(seed);
    float[] probabilities = new float[target.count()];
    for (Fold fold : StratifiedKFold.of(target.labels(), FOLDS, seed)) {
      int[] known = fold.train();
      int[] labels = Arrays.stream(known).map(row -> target.labels()[row]).toArray();
      Split within = Split.of(labels, target.classes(), options);
      Split split =
          new Split(
              picked(known, within.train()),
              picked(known, within.validation()),
              fold.test(),
              List.of());
      Table train = rows.rows(Arrays.stream(split.train()).sorted().toArray());
      BaselineData data =
          new BaselineData(
              schema,
              new FeatureFinder(Normalize.STANDARD).find(train, schema),
              rows,
              target.toFloats(),
              Optional.empty(),
              split,
              rows.rows(fold.test()),
              seed,
              Runtime.getRuntime().availableProcessors(),
              Optional.empty());
      switch (baseline.answers(data)) {
        case Baseline.Refused refused -> {
          return refused;
        }
        case Baseline.Probabilities found -> {
          for (int i = 0; i < fold.test().length; i++) {
            probabilities[fold.test()[i]] = found.values()[i];
          }
        }
      }
    }
    return new Baseline.Probabilities(probabilities);
  }

  private static int[] picked(int[] rows, int[] places) {
    return Arrays.stream(places).map(place -> rows[place]).toArray();
  }

  /// One sigmoid unit behind the prepared columns, trained until the validation loss rests, and
  /// then anew on training and validation rows for as long.
  static Recipe logisticRegression(int rows) {
    return new Recipe(
        List.of(),
        Optional.empty(),
        0,
        Normalize.STANDARD,
        Adam.of(0.01),
        new BinaryCrossentropy(),
        200,
        Math.clamp(rows / 50, 16, 256),
        OptionalInt.of(10),
        true);
  }
}
