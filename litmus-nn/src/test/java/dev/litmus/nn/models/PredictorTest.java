package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.BatchNormalization;
import dev.litmus.nn.layers.CategoryEncoding;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.StringLookup;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Encode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PredictorTest {
  private static float[] numbers(int count) {
    Random random = new Random(count);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @Test
  void manyThreadsGetWhatOneGets() throws Exception {
    Sequential model =
        Sequential.seeded(
            3, InputLayer.of(5), Dense.of(9, "tanh"), Dropout.of(0.5), Dense.of(2, "softmax"));
    Predictor predictor = new Predictor(model.network().wiring());
    List<Tensor> inputs = new ArrayList<>();
    List<float[]> expected = new ArrayList<>();
    for (int rows : new int[] {1, 7, 256, 300, 1, 600, 2}) {
      inputs.add(Tensor.of(numbers(rows * 5), rows, 5));
      expected.add(model.predict(inputs.getLast()).floats());
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<float[]>> results = new ArrayList<>();
      for (int i = 0; i < 700; i++) {
        Tensor input = inputs.get(i % inputs.size());
        results.add(threads.submit(() -> predictor.predict(List.of(input)).getFirst().floats()));
      }
      for (int i = 0; i < results.size(); i++) {
        assertArrayEquals(expected.get(i % inputs.size()), results.get(i).get());
      }
    }
    int kept = predictor.idlePrograms();
    assertTrue(kept <= 2 * (2 * Runtime.getRuntime().availableProcessors() + 64), "kept " + kept);
  }

  @Test
  void oneRowAloneGivesTheBitsOfManyToAnyThread() throws Exception {
    Sequential model =
        Sequential.seeded(
            3,
            InputLayer.of(4),
            Dense.of(40, "relu"),
            Dense.of(300, "tanh"),
            Dense.of(2, "softmax"));
    int rows = 200;
    float[] all = numbers(rows * 4);
    float[] expected = model.predict(Tensor.of(all, rows, 4)).floats();
    try (ExecutorService threads = Executors.newFixedThreadPool(40)) {
      List<Future<float[]>> results = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        float[] one = Arrays.copyOfRange(all, row * 4, row * 4 + 4);
        results.add(
            threads.submit(() -> {
              float[] into = new float[3];
              model.predictOne(one, into);
              return into;
            }));
      }
      for (int row = 0; row < rows; row++) {
        float[] wanted = {expected[2 * row], expected[2 * row + 1], 0};
        assertArrayEquals(wanted, results.get(row).get());
      }
    }
  }

  @Test
  void oneRowAloneSeesWhatTrainingChanged() {
    Sequential model =
        Sequential.seeded(
            3, InputLayer.of(4), Dense.of(5), BatchNormalization.of(), Dense.of(1, "sigmoid"));
    float[] row = numbers(4);
    float before = model.predictOne(row);
    float[][] x = {numbers(4), numbers(4), {1, 2, 3, 4}, {4, 3, 2, 1}};
    model
        .compile("sgd", "binary_crossentropy")
        .fit(x, new float[] {0, 0, 1, 1}, Fit.epochs(2).verbose(0));
    float after = model.predictOne(row);
    assertNotEquals(before, after);
    assertEquals(model.predict(Tensor.of(row, 1, 4)).floats()[0], after);
  }

  @Test
  void oneRowAloneRefusesWhatItCannotBe() {
    Sequential model =
        Sequential.named("m", 1, List.of(InputLayer.of(2).named("ages"), Dense.of(3)));
    assertEquals(
        "input 'ages' of model 'm': expected a row of 2 numbers; found 3",
        refusal(() -> model.predictOne(new float[3], new float[3])));
    assertEquals(
        "input 'ages' of model 'm': the output has 3 numbers a row; give an array to write them to",
        refusal(() -> model.predictOne(new float[2])));
    assertEquals(
        "input 'ages' of model 'm': the output has 3 numbers a row; found an array of 2",
        refusal(() -> model.predictOne(new float[2], new float[2])));

    Sequential open =
        Sequential.named("m", 1, List.of(InputLayer.of(Shape.UNKNOWN, 2), Dense.of(1)));
    assertEquals(
        "model 'm' has an input (None, None, 2) of float32; predictOne needs one input, of numbers,"
            + " of known size; use predictAll",
        refusal(() -> open.predictOne(new float[2])));

    Symbol a = InputLayer.of(1).symbol();
    Symbol b = InputLayer.of(1).symbol();
    Functional two = Functional.named("m", 1, List.of(a, b), List.of(Concatenate.of().apply(a, b)));
    assertEquals(
        "model 'm' has 2 inputs; predictOne needs one input, of numbers, of known size; use"
            + " predictAll",
        refusal(() -> two.predictOne(new float[2])));
  }

  private static String refusal(Executable call) {
    return String.valueOf(assertThrows(RuntimeException.class, call).getMessage());
  }

  @Test
  void noRowsGiveNoRows() {
    Sequential model = Sequential.of(InputLayer.of(2), Dense.of(3));
    Tensor none = model.predict(Tensor.of(new float[0], 0, 2));
    assertEquals("(0, 3)", none.shape().toString());
  }

  @Test
  void refusalsNameTheRowOfAllAndTheLayer() {
    Sequential model = Sequential.of(InputLayer.of(1), CategoryEncoding.of(3, Encode.Mode.ONE_HOT));
    float[] indices = new float[600];
    indices[555] = 3;
    assertEquals(
        "row 555, layer 'category_encoding': index 3 is outside 0..2",
        message(model, Tensor.of(indices, 600, 1)));
    indices[511] = Float.NaN;
    assertEquals(
        "row 511, layer 'category_encoding': index NaN is outside 0..2",
        message(model, Tensor.of(indices, 600, 1)));

    StringLookup known = StringLookup.oneHot(List.of("a")).unknowns(0).named("town");
    Sequential lookup = Sequential.of(InputLayer.of(1).dtype(DType.STRING), known);
    assertEquals(
        "row 1, layer 'town': 'b' is not in the vocabulary, and there is no index for unknown"
            + " strings",
        message(lookup, Tensor.of(new String[] {"a", "b"}, 2, 1)));
  }

  private static String message(Model model, Tensor input) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> model.predict(input)).getMessage());
  }

  /// What is computed once stays in memory; where that would be too much, wide encodings are
  /// computed batch by batch instead.
  @Test
  void wideEncodingsAreLeftBeyondTheBorderWhenTheyAreTooLarge() {
    Symbol town = InputLayer.of(1).named("town").dtype(DType.STRING).symbol();
    Symbol age = InputLayer.of(1).named("age").symbol();
    Symbol encoded = StringLookup.oneHot(List.of("a", "b", "c")).apply(town);
    Symbol all = Concatenate.of().apply(encoded, age);
    Functional model = Functional.of(List.of(town, age), List.of(Dense.of(1).apply(all)));
    Wiring wiring = model.network().wiring();
    Set<Variable> trained = Set.copyOf(model.trainableVariables());

    assertEquals(List.of(5), border(wiring, trained, 5));
    // The index of the town and the age; both are narrow.
    assertEquals(List.of(1, 1), border(wiring, trained, 4));
  }

  private static List<Integer> border(Wiring wiring, Set<Variable> trained, long mostNumbers) {
    return wiring.graph().border(wiring.inputs(), wiring.outputs(), trained, mostNumbers).stream()
        .map(value -> value.shape().rowSize())
        .toList();
  }
}
