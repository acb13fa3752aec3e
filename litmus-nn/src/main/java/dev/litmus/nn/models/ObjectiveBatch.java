package dev.litmus.nn.models;

import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Reduction;
import dev.litmus.nn.ops.Kernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The targets and weights of a batch of rows for one objective, its predictions, and the loss of
/// them. Arrays are allotted once.
///
/// Places that a mask leaves out count nothing. Where the loss is a mean over places, the others
/// count `places / valid places` each, as Keras has it, so that it is a mean over those.
final class ObjectiveBatch {
  private final Objective objective;
  private final Kernels kernels;
  private final float[] targets;
  private final float[] weights;
  private final Gathering gatherTargets;
  private final Gathering gatherWeights;

  /// Whether any place counts other than 1.
  private final boolean weighted;

  /// Of places of one unit each; else empty.
  private final float[] values;

  private final float[] slopes;
  private final boolean mean;
  private final float[] masked;
  private final float[] counted;
  private float[] predictions = {};
  private float[] on = {};
  private float @Nullable [] mask;
  private int places;
  private boolean byKernel;

  /// @param capacity the most rows of a batch
  ObjectiveBatch(Objective objective, Answers answers, int capacity, Kernels kernels) {
    this.objective = objective;
    this.kernels = kernels;
    float[] allTargets = answers.targets().floats();
    int targetsARow = allTargets.length / answers.rows();
    this.targets = new float[capacity * targetsARow];
    this.gatherTargets = Gathering.of(allTargets, targets, targetsARow);
    this.weights = new float[capacity * objective.places()];
    this.gatherWeights = Gathering.of(answers.weights(), weights, objective.places());
    this.weighted = !areOnes(answers.weights());
    Arrays.fill(weights, 1f);
    this.values = new float[objective.units() == 1 ? weights.length : 0];
    this.slopes = new float[values.length];
    this.mean =
        objective
            .loss()
            .filter(loss -> loss.reduction() == Reduction.SUM_OVER_BATCH_SIZE)
            .isPresent();
    boolean all = objective.mask().isEmpty();
    this.masked = all ? weights : new float[weights.length];
    this.counted = all ? weights : new float[weights.length];
  }

  private static boolean areOnes(float[] weights) {
    for (float weight : weights) {
      if (weight != 1) {
        return false;
      }
    }
    return true;
  }

  /// The arrays that hold the predictions of every batch from now on.
  void predictions(float[] output, float[] lossOn, float @Nullable [] outputMask) {
    predictions = output;
    on = lossOn;
    mask = outputMask;
  }

  /// Takes targets and weights of the rows `order[from..to)`.
  void gather(int[] order, int from, int to) {
    int width = objective.places();
    places = (to - from) * width;
    gatherTargets.gather(order, from, from, to);
    if (weighted) {
      gatherWeights.gather(order, from, from, to);
    }
  }

  /// The loss of the batch, not weighted against those of other outputs; 0 without a loss.
  double loss() {
    countPlaces();
    if (objective.loss().isEmpty()) {
      return 0;
    }
    Loss loss = objective.loss().get();
    byKernel = values.length > 0 && loss.ofColumn(kernels, targets, on, values, slopes, places);
    return byKernel
        ? loss.reduction().reduce(values, places, counted)
        : loss.ofBatch(targets, on, places, objective.units(), counted);
  }

  /// Writes the slopes of the weighted loss, after [#loss()].
  void gradient(float[] out) {
    if (objective.loss().isEmpty()) {
      return;
    }
    int units = objective.units();
    Loss loss = objective.loss().get();
    if (byKernel) {
      loss.reduction().scale(slopes, places, counted, out);
    } else {
      loss.gradientOfBatch(targets, on, places, units, counted, out);
    }
    if (objective.weight() != 1) {
      float weight = (float) objective.weight();
      for (int i = 0; i < places * units; i++) {
        out[i] *= weight;
      }
    }
  }

  private void countPlaces() {
    if (mask == null) {
      return;
    }
    int valid = 0;
    for (int i = 0; i < places; i++) {
      boolean counts = mask[i] != 0;
      valid += counts ? 1 : 0;
      masked[i] = counts ? weights[i] : 0;
    }
    float each = mean && valid > 0 ? (float) places / valid : 1;
    for (int i = 0; i < places; i++) {
      counted[i] = masked[i] * each;
    }
  }

  Objective objective() {
    return objective;
  }

  float[] targets() {
    return targets;
  }

  /// What each place counts, whether the mask leaves it out or not.
  float[] weights() {
    return weights;
  }

  /// What each place counts, 0 for those that the mask leaves out; after [#loss()].
  float[] maskedWeights() {
    return masked;
  }

  float[] predictions() {
    return predictions;
  }

  /// What the loss is taken on: logits, or the predictions themselves.
  float[] on() {
    return on;
  }

  /// Which places count, 0 for those that do not; null when all do.
  float @Nullable [] mask() {
    return mask;
  }

  /// The places of the batch at hand.
  int places() {
    return places;
  }
}
