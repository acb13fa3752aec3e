package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.constraints.MaxNorm;
import dev.litmus.nn.constraints.NonNeg;
import dev.litmus.nn.internal.Lines;
import dev.litmus.nn.layers.ActivityRegularization;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.WeightOptions;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.optimizers.Sgd;
import dev.litmus.nn.regularizers.L1;
import dev.litmus.nn.regularizers.L1L2;
import dev.litmus.nn.regularizers.L2;
import dev.litmus.nn.regularizers.OrthogonalRegularizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A network with penalties on weights and activities and with constraints trains as in Keras:
/// tools/make_regularizers.py.
class RegularizedTrainingTest {
  private static final int ROWS = 36;

  private final Lines lines = Lines.of(getClass(), "regularized.txt");
  private final Tensor x = Tensor.of(lines.floats(), ROWS, 3);
  private final Tensor y = Tensor.of(lines.floats(), ROWS, 1);

  private static Sequential network() {
    return Sequential.seeded(
        1,
        InputLayer.of(3),
        Dense.of(4, "tanh")
            .kernel(
                WeightOptions.of("glorot_uniform")
                    .regularizer(new L1L2(0.02, 0.05))
                    .constraint(new MaxNorm(0.9)))
            .bias(WeightOptions.of("zeros").regularizer(new L2(0.1))),
        Dense.of(3, "relu")
            .kernelRegularizer(new OrthogonalRegularizer(0.3, OrthogonalRegularizer.Mode.ROWS))
            .activityRegularizer(new L2(0.05)),
        ActivityRegularization.of(0.02, 0),
        Dense.of(1, "sigmoid")
            .activityRegularizer(new L1(0.1))
            .bias(WeightOptions.of("zeros").constraint(new NonNeg())));
  }

  private static final Fit FIT = Fit.epochs(4).batchSize(8).shuffle(Fit.Shuffle.NONE).verbose(0);

  @Test
  void lossesAndWeightsAreKerass() {
    Sequential model = network();
    List<float[]> initial = new ArrayList<>();
    for (float[] ignored : model.weights()) {
      initial.add(lines.floats());
    }
    model.setWeights(initial);
    Trainer trainer = model.compile(Sgd.of(0.2), new BinaryCrossentropy());
    List<Float> losses = new ArrayList<>();
    Callback recorder =
        new Callback() {
          @Override
          public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
            losses.add((float) end.loss());
          }
        };
    History history = trainer.fit(x, y, FIT.callbacks(recorder));

    float[] expected = lines.floats();
    assertEquals(expected.length, losses.size());
    for (int step = 0; step < expected.length; step++) {
      assertEquals(expected[step], losses.get(step), 2e-6f, "step " + step);
    }
    for (float[] weight : model.weights()) {
      assertArrayEquals(lines.floats(), weight, 3e-6f);
    }
    double evaluated = trainer.evaluate(x, y).getOrDefault("loss", Double.NaN);
    assertEquals(lines.floats()[0], evaluated, 2e-6);
    double mean = 0;
    for (int step = 15; step < 20; step++) {
      mean += losses.get(step) * (step == 19 ? 4 : 8) / ROWS;
    }
    assertEquals(mean, history.last("loss"), 1e-6);
  }

  @Test
  void aFrozenWeightIsNotPenalized() {
    Sequential model = network();
    double free = loss(model);
    model.layers().getFirst().trainable(false);
    List<float[]> before = model.weights();
    double frozen = loss(model);
    double penalty =
        new L1L2(0.02, 0.05).penalty(before.getFirst(), model.variables().getFirst().shape());
    assertEquals(free - penalty, frozen, 1e-6);
    model.compile(Sgd.of(0.2), new BinaryCrossentropy()).fit(x, y, FIT);
    assertArrayEquals(before.getFirst(), model.weights().getFirst());
    assertNotEquals(before.get(2)[0], model.weights().get(2)[0]);
  }

  private double loss(Model model) {
    return model
        .compile(Sgd.of(0.2), new BinaryCrossentropy())
        .evaluate(x, y)
        .getOrDefault("loss", Double.NaN);
  }
}
