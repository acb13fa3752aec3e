package dev.litmus.trees;

import dev.litmus.classifier.Baseline;
import dev.litmus.classifier.BaselineData;
import dev.litmus.classifier.Feature;
import dev.litmus.classifier.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Gradient-boosted trees by XGBoost as a [Baseline]: on most tables what a network has to beat.
///
/// Trained on training and validation rows together, with the size that LightGBM and scikit-learn's
/// `HistGradientBoostingClassifier` have when they are told nothing: 100 trees of up to 31 leaves,
/// each a tenth of a step. A leaf holds rows whose second derivatives p (1 - p) sum up to 3 or
/// more, 12 rows in doubt, where theirs asks for 20 rows. On one thread, since sums over rows, and
/// with them ties between splits, would hang on their number.
public final class GradientBoostedTrees implements Baseline {
  private static final int TREES = 100;
  private static final Map<String, Object> PARAMETERS =
      Map.of(
          "objective", "binary:logistic",
          "tree_method", "hist",
          "grow_policy", "lossguide",
          "max_leaves", 31,
          "max_depth", 0,
          "eta", 0.1,
          "min_child_weight", 3,
          "nthread", 1,
          "verbosity", 0);

  /// Says the same as the exception that follows; kept, so that it stays silent.
  private static final Logger LOGGER = Logger.getLogger("ml.dmlc.xgboost4j");

  /// The baseline.
  public GradientBoostedTrees() {}

  @Override
  public String name() {
    return "gradient-boosted trees";
  }

  @Override
  public Answers answers(BaselineData data) {
    List<Feature> features = data.withoutPictures();
    if (features.isEmpty()) {
      return new Refused("they make nothing of pictures");
    }
    long started = System.nanoTime();
    BooleanSupplier late =
        () ->
            data.limit().isPresent() && System.nanoTime() - started > data.limit().get().toNanos();
    LOGGER.setLevel(Level.OFF);
    try {
      return answers(data, features, late);
    } catch (XGBoostError e) {
      return new Refused("XGBoost failed: " + firstLine(e));
    } catch (LinkageError e) {
      // Once its native library could not be loaded, the class says only that it is not there.
      return new Refused(
          "XGBoost's library cannot be loaded on %s %s (on Linux it needs libgomp1)"
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }
  }

  private static Answers answers(BaselineData data, List<Feature> features, BooleanSupplier late)
      throws XGBoostError {
    Table known = data.rows().rows(data.known());
    TreeColumns columns = TreeColumns.of(features, known);
    DMatrix train = columns.matrix(known);
    DMatrix test = columns.matrix(data.test());
    try {
      train.setLabel(data.knownLabels());
      Optional<float[]> weights = data.knownWeights();
      if (weights.isPresent()) {
        train.setWeight(weights.get());
      }
      Booster booster = XGBoost.train(train, PARAMETERS, 0, Map.of(), null, null);
      try {
        for (int tree = 0; tree < TREES; tree++) {
          if (late.getAsBoolean()) {
            return new Refused("the time limit left too little time");
          }
          booster.update(train, tree);
        }
        return new Probabilities(first(booster.predict(test)));
      } finally {
        booster.dispose();
      }
    } finally {
      train.dispose();
      test.dispose();
    }
  }

  private static float[] first(float[][] rows) {
    float[] values = new float[rows.length];
    for (int row = 0; row < rows.length; row++) {
      values[row] = rows[row][0];
    }
    return values;
  }

  private static String firstLine(XGBoostError e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("without a reason");
  }
}
