package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.BatchNormalization;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.ops.ScalarKernels;
import dev.litmus.nn.optimizers.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Batch normalization in a model: what it learns of the batches, frozen, masked, on threads.
class BatchNormalizationTest {
  private static final int MEAN = 4;

  private static float[] gaussians(int count) {
    Random random = new Random(6);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (3 + 2 * random.nextGaussian());
    }
    return numbers;
  }

  private static Sequential network(int units) {
    return Sequential.seeded(
        3,
        InputLayer.of(units),
        Dense.of(units),
        BatchNormalization.of(0.5),
        Dense.of(1, "sigmoid"));
  }

  private static void fit(Model model, Tensor x, Fit fit) {
    float[] y = new float[x.rows()];
    for (int row = 0; row < y.length; row++) {
      y[row] = row % 3 == 0 ? 1 : 0;
    }
    model.compile(Sgd.of(0.1), new BinaryCrossentropy()).fit(x, Tensor.column(y), fit.verbose(0));
  }

  @Test
  void trainingMovesTheAveragesAndPredictionDoesNot() {
    Sequential model = network(2);
    Tensor x = Tensor.of(gaussians(40), 20, 2);
    fit(model, x, Fit.epochs(3));
    List<float[]> trained = model.weights();
    assertFalse(Arrays.equals(new float[2], trained.get(MEAN)));
    model.predict(x);
    assertArrayEquals(trained.get(MEAN), model.weights().get(MEAN));
  }

  @Test
  void aFrozenOneStaysAsItIs() {
    Sequential model = network(2);
    Tensor x = Tensor.of(gaussians(40), 20, 2);
    fit(model, x, Fit.epochs(1));
    model.layers().get(1).trainable(false);
    List<float[]> before = model.weights();
    fit(model, x, Fit.epochs(2));
    for (int i = 2; i < 6; i++) {
      assertArrayEquals(before.get(i), model.weights().get(i), "weight " + i);
    }
    assertFalse(Arrays.equals(before.getFirst(), model.weights().getFirst()));

    // Frozen, training and prediction compute the same, so the loss of the first batch is that of
    // an evaluation.
    List<Double> losses = new ArrayList<>();
    Callback recorder =
        new Callback() {
          @Override
          public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
            losses.add(end.loss());
          }
        };
    float[] y = new float[20];
    y[0] = 1;
    Trainer trainer = model.compile(Sgd.of(0.1), new BinaryCrossentropy());
    double evaluated = trainer.evaluate(x, Tensor.column(y)).getOrDefault("loss", Double.NaN);
    trainer.fit(x, Tensor.column(y), Fit.epochs(1).batchSize(20).callbacks(recorder).verbose(0));
    assertEquals(evaluated, losses.getFirst(), 1e-6);
  }

  @Test
  void threadsChangeNoBit() {
    Tensor x = Tensor.of(gaussians(512 * 64), 512, 64);
    List<List<float[]>> weights = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      Sequential model = network(64);
      fit(model, x, Fit.epochs(2).batchSize(500).threads(threads));
      weights.add(model.weights());
    }
    for (int i = 0; i < weights.getFirst().size(); i++) {
      assertArrayEquals(weights.getFirst().get(i), weights.getLast().get(i), "weight " + i);
    }
  }

  /// What a training step makes of a batch, and the moving averages after it.
  private static List<float[]> trainingForward(Tensor x, float[] mask) {
    BatchNormalization layer = BatchNormalization.of(0.5);
    Symbol input = new InputLayer("", x.shape().withDim(0, Shape.UNKNOWN), DType.FLOAT32).symbol();
    List<Symbol> inputs = new ArrayList<>(List.of(input));
    Map<String, Symbol> keywords = Map.of();
    if (mask.length > 0) {
      Symbol masks = new InputLayer("", Shape.batchOf(x.shape().dim(1)), DType.BOOL).symbol();
      inputs.add(masks);
      keywords = Map.of("mask", masks);
    }
    Symbol output = new Call(layer, List.of(input), keywords, Map.of()).outputs().getFirst();
    Network network = new Network(inputs, List.of(output), 0);
    Wiring wiring = network.wiring();
    Program program =
        new Program(
            wiring.graph(),
            wiring.inputs(),
            wiring.outputs(),
            Set.of(),
            List.of(),
            x.rows(),
            true,
            new ScalarKernels(),
            Workers.NONE);
    System.arraycopy(
        x.floats(), 0, program.floats(wiring.inputs().getFirst()), 0, x.floats().length);
    if (mask.length > 0) {
      System.arraycopy(mask, 0, program.floats(wiring.inputs().getLast()), 0, mask.length);
    }
    program.forward(x.rows());
    List<float[]> results = new ArrayList<>();
    results.add(program.floats(wiring.outputs().getFirst()).clone());
    network.state(layer).variables().forEach(variable -> results.add(variable.value()));
    return results;
  }

  @Test
  void maskedStepsDoNotCount() {
    float[] all = gaussians(12);
    float[] mask = {1, 0, 1, 1, 1, 0};
    float[] counting = new float[8];
    int filled = 0;
    for (int step = 0; step < mask.length; step++) {
      if (mask[step] == 1) {
        System.arraycopy(all, 2 * step, counting, filled, 2);
        filled += 2;
      }
    }
    List<float[]> masked = trainingForward(Tensor.of(all, 2, 3, 2), mask);
    List<float[]> alone = trainingForward(Tensor.of(counting, 4, 2), new float[0]);
    filled = 0;
    for (int step = 0; step < mask.length; step++) {
      if (mask[step] == 1) {
        assertEquals(alone.getFirst()[filled], masked.getFirst()[2 * step], 1e-5f);
        assertEquals(alone.getFirst()[filled + 1], masked.getFirst()[2 * step + 1], 1e-5f);
        filled += 2;
      }
    }
    for (int i = 1; i < alone.size(); i++) {
      assertArrayEquals(alone.get(i), masked.get(i), 1e-5f);
    }
  }
}
