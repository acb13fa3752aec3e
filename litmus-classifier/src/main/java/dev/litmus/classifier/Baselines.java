package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.classifier.table.TypeOptions;
import dev.litmus.nn.optimizers.Adam;
import java.util.Arrays;
import java.util.List;

/// What a classifier has to beat to be worth its while.
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

  /// Logistic regression on the very columns of a classifier, each labelled row's probability from
  /// one of five folds that has not learnt from it.
  ///
  /// @throws dev.litmus.classifier.table.DataException when the rows cannot be divided
  public static Scores logisticRegression(Classifier classifier, Table labelled, long seed) {
    String[] columns =
        classifier.features().stream().map(Feature::column).distinct().toArray(String[]::new);
    TrainOptions options =
        TrainOptions.defaults()
            .types(TypeOptions.defaults().withFeatures(columns))
            .split(SplitOptions.defaults().withSeed(seed))
            .recipe(logisticRegression(labelled.rowCount()));
    Target target = classifier.target().encode(labelled, TargetOptions.Missing.FEW);
    return CrossValidation.of(labelled, target, options, FOLDS, progress -> {}).outOfFold();
  }

  /// One sigmoid unit behind the prepared columns, trained until the validation loss rests.
  static Recipe logisticRegression(int rows) {
    return Recipe.of(List.of())
        .withOptimizer(Adam.of(0.01))
        .withBatchSize(Math.clamp(rows / 50, 16, 256))
        .withEpochs(200)
        .withPatience(10);
  }
}
