package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerBuilder;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.ops.Copy;
import dev.litmus.nn.ops.ScalarKernels;
import dev.litmus.nn.optimizers.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The gradients of whole networks: values and layers used more than once, frozen layers, weighted
/// rows, batches cut short.
class GradientTest {
  private static final int ROWS = 12;

  private final Random random = new Random(8);
  private final Tensor x = Tensor.of(gaussians(ROWS * 3), ROWS, 3);
  private final float[] labels = new float[ROWS];

  GradientTest() {
    for (int row = 0; row < ROWS; row++) {
      labels[row] = row % 3 == 0 ? 1 : 0;
    }
  }

  private float[] gaussians(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private Rows rows(float[] weights) {
    return new Rows(List.of(x), List.of(new Answers(Tensor.column(labels), weights)));
  }

  private static float[] ones() {
    float[] ones = new float[ROWS];
    Arrays.fill(ones, 1);
    return ones;
  }

  /// The gradient of every trainable variable for one batch of all rows; nothing is changed.
  private List<float[]> gradients(Model model, Rows rows) {
    Trainer trainer = model.compile(Sgd.of(0), new BinaryCrossentropy());
    Learner learner =
        new Learner(
            model.network().wiring(),
            trainer.optimizer().variables(),
            trainer.outputs(),
            rows,
            ROWS,
            new ScalarKernels(),
            Workers.NONE);
    learner.step(IntStream.range(0, ROWS).toArray(), 0, ROWS, trainer.optimizer());
    return model.trainableVariables().stream()
        .map(variable -> learner.gradient(variable).clone())
        .toList();
  }

  private double loss(Model model, float[] weights) {
    return model
        .compile(Sgd.of(0), new BinaryCrossentropy())
        .evaluate(List.of(x), Tensor.column(labels), weights)
        .getOrDefault("loss", Double.NaN);
  }

  /// Along a random direction the loss changes as the gradients say.
  private void assertGradientsAreDifferences(Model model, float[] weights) {
    List<float[]> gradients = gradients(model, rows(weights));
    List<Variable> variables = model.trainableVariables();
    double expected = 0;
    List<float[]> directions = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      float[] direction = gaussians(variables.get(v).value().length);
      directions.add(direction);
      for (int i = 0; i < direction.length; i++) {
        expected += (double) direction[i] * gradients.get(v)[i];
      }
    }
    float step = 1f / 512;
    move(variables, directions, step);
    double above = loss(model, weights);
    move(variables, directions, -2 * step);
    double below = loss(model, weights);
    move(variables, directions, step);
    assertEquals(expected, (above - below) / (2 * step), 1e-3 * Math.max(1, Math.abs(expected)));
    assertNotEquals(0, expected, 1e-3);
  }

  private static void move(List<Variable> variables, List<float[]> directions, float step) {
    for (int v = 0; v < directions.size(); v++) {
      float[] value = variables.get(v).value();
      for (int i = 0; i < value.length; i++) {
        value[i] += step * directions.get(v)[i];
      }
    }
  }

  @Test
  void usesOfOneLayerAddUp() {
    Symbol input = InputLayer.of(3).symbol();
    Dense shared = Dense.of(3, "tanh");
    Symbol once = shared.apply(input);
    Symbol twice = shared.apply(once);
    Symbol all = Concatenate.of().apply(once, twice, shared.apply(twice));
    assertGradientsAreDifferences(Functional.of(input, Dense.of(1, "sigmoid").apply(all)), ones());
  }

  @Test
  void usesOfOneValueAddUp() {
    Symbol input = InputLayer.of(3).symbol();
    Symbol h = Dense.of(4, "tanh").apply(input);
    Symbol same = Concatenate.of().apply(h, h);
    Symbol all = Concatenate.of().apply(Dense.of(2, "softplus").apply(h), same, h);
    assertGradientsAreDifferences(Functional.of(input, Dense.of(1, "sigmoid").apply(all)), ones());
  }

  @Test
  void theLogitMayBeUsedElsewhere() {
    Symbol input = InputLayer.of(3).symbol();
    Symbol logit = Dense.of(1).apply(input);
    Symbol gate = Dense.of(2, "sigmoid").apply(logit);
    Symbol all = Concatenate.of().apply(logit, gate);
    assertGradientsAreDifferences(Functional.of(input, Dense.of(1, "sigmoid").apply(all)), ones());
  }

  @Test
  void gradientsPassFrozenLayersAndLeaveThemAlone() {
    Sequential model =
        Sequential.seeded(
            1,
            InputLayer.of(3),
            Dense.of(4, "tanh"),
            Dense.of(4, "tanh").named("frozen"),
            Dense.of(1, "sigmoid"));
    model.layer("frozen").trainable(false);
    assertEquals(4, model.trainableVariables().size());
    assertGradientsAreDifferences(model, ones());

    List<float[]> before = model.weights();
    model
        .compile("adam", "binary_crossentropy")
        .fit(x, Tensor.column(labels), Fit.epochs(3).verbose(0));
    List<float[]> after = model.weights();
    for (int v = 0; v < before.size(); v++) {
      boolean frozen = v == 2 || v == 3;
      assertEquals(frozen, Arrays.equals(before.get(v), after.get(v)), "variable " + v);
    }
  }

  @Test
  void aModelThatIsFrozenWhollyLearnsNothingAndSaysSo() {
    Sequential model =
        Sequential.seeded(1, InputLayer.of(3), Dense.of(4, "tanh"), Dense.of(1, "sigmoid"));
    model.layers().forEach(layer -> layer.trainable(false));
    List<float[]> before = model.weights();
    History history =
        model
            .compile("adam", "binary_crossentropy", "accuracy")
            .fit(x, Tensor.column(labels), Fit.epochs(2).validationSplit(0.5).verbose(0));
    assertTrue(
        history
            .notices()
            .contains(
                "every layer of model 'sequential' is frozen or has no weights: nothing is learnt"),
        () -> "" + history.notices());
    assertEquals(history.get("loss").getFirst(), history.get("loss").getLast(), 1e-9);
    assertArrayEquals(before.toArray(), model.weights().toArray());
  }

  @Test
  void rowsOfWeightZeroHaveNoInfluence() {
    Sequential model =
        Sequential.seeded(1, InputLayer.of(3), Dense.of(4, "tanh"), Dense.of(1, "sigmoid"));
    float[] weights = ones();
    weights[2] = 0;
    weights[5] = 3;
    assertGradientsAreDifferences(model, weights);

    List<float[]> before = gradients(model, rows(weights));
    x.floats()[2 * 3] = 1e6f;
    labels[2] = 1 - labels[2];
    List<float[]> after = gradients(model, rows(weights));
    assertArrayEquals(before.toArray(), after.toArray());
  }

  @Test
  void dropoutDropsTheSameInBothDirections() {
    Dropout dropout = new Dropout("", 0.5, 4L);
    Sequential model =
        Sequential.seeded(
            1,
            InputLayer.of(3),
            Dense.of(6).useBias(false).kernelInitializer(Initializers.named("ones")),
            dropout,
            Dense.of(1, "sigmoid"));
    List<float[]> gradients = gradients(model, rows(ones()));
    // Dropped in some rows, kept in others: no unit is left out of all, none equals another.
    float[] kernel = gradients.getFirst();
    assertEquals(6, IntStream.range(0, 6).mapToObj(unit -> kernel[unit]).distinct().count());
  }

  @Test
  void aBatchCutShortCountsItsOwnRowsOnly() {
    Sequential model = Sequential.seeded(1, InputLayer.of(3), Dense.of(1, "sigmoid"));
    Sequential alone = Sequential.seeded(1, InputLayer.of(3), Dense.of(1, "sigmoid"));
    Fit fit = Fit.epochs(1).shuffle(Fit.Shuffle.NONE).verbose(0);
    // 12 rows in batches of 11: the last batch has one row.
    model
        .compile(Sgd.of(0.5), new BinaryCrossentropy())
        .fit(x, Tensor.column(labels), fit.batchSize(11));
    Trainer first = alone.compile(Sgd.of(0.5), new BinaryCrossentropy());
    first.fit(x.slice(0, 11), Tensor.column(Arrays.copyOf(labels, 11)), fit.batchSize(11));
    float[] weights = ones();
    Arrays.fill(weights, 0, 11, 0);
    weights[11] = ROWS;
    first.fit(x, Tensor.column(labels), fit.batchSize(ROWS).sampleWeight(weights));
    for (int v = 0; v < 2; v++) {
      assertArrayEquals(model.weights().get(v), alone.weights().get(v), 1e-6f);
    }
  }

  @Test
  void aWeightThatTheLossDoesNotDependOnStays() {
    Sequential model = Sequential.seeded(1, InputLayer.of(3), new Idle(""), Dense.of(1, "sigmoid"));
    model
        .compile("adam", "binary_crossentropy")
        .fit(x, Tensor.column(labels), Fit.epochs(1).verbose(0));
    assertArrayEquals(new float[] {1, 1}, model.layer("idle").variables().getFirst().value());
  }

  /// A layer with a weight that it does not use.
  private record Idle(String name) implements Layer {
    @Override
    public Shape outputShape(List<Shape> inputs) {
      return single(inputs);
    }

    @Override
    public void build(LayerBuilder builder) {
      builder.variable("idle", Shape.of(2), Initializers.named("ones"));
    }

    @Override
    public Value emit(Emitter emitter) {
      Value input = emitter.input();
      return emitter.op(new Copy(), input.shape(), DType.FLOAT32, List.of(input), List.of());
    }

    @Override
    public Map<String, @Nullable Object> config() {
      return Map.of();
    }
  }
}
