package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import dev.litmus.nn.optimizers.Adam;
import dev.litmus.nn.optimizers.CosineDecay;
import dev.litmus.nn.optimizers.Gradient;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.OptimizerSettings;
import dev.litmus.nn.optimizers.Optimizers;
import dev.litmus.nn.optimizers.Sgd;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every optimizer with every setting against Keras: weights after each step, and at the end all
/// that is kept, in the order of Keras's files.
class OptimizerStateTest {
  private static final Set<String> APART = Set.of("name", "learning_rate");

  @TestFactory
  Stream<DynamicTest> stepsAreKerass() throws IOException {
    return OptimizerCase.all().stream()
        .map(item -> DynamicTest.dynamicTest(item.name, () -> steps(item)));
  }

  private static void steps(OptimizerCase item) {
    OptimizerState state =
        new OptimizerState(item.optimizer(), item.variables(), OptimizerCase.PATHS);
    for (int step = 1; step <= item.steps.size(); step++) {
      state.update(item.steps.get(step - 1), Workers.NONE);
      assertNear(item.weights.get(step), item.values(), "weights after step " + step);
    }
    assertEquals(item.steps.size(), state.iterations());
    List<OptimizerState.Numbers> kept = state.inFileOrder();
    assertEquals(item.slots.size(), kept.size());
    for (int i = 0; i < kept.size(); i++) {
      assertEquals(item.slots.get(i).length, kept.get(i).shape().size());
      assertNear(item.slots.get(i), kept.get(i).values(), "variable " + i);
    }
  }

  private static void assertNear(float[] expected, float[] actual, String what) {
    assertEquals(expected.length, actual.length, what);
    for (int i = 0; i < expected.length; i++) {
      float tolerance = 3e-6f * Math.max(1f, Math.abs(expected[i]));
      assertEquals(expected[i], actual[i], tolerance, what + ", element " + i);
    }
  }

  /// An optimizer that says that its elements do not depend on each other is cut anywhere.
  @TestFactory
  Stream<DynamicTest> cutsChangeNoBit() throws IOException {
    return OptimizerCase.all().stream()
        .filter(item -> !item.optimizer().coupled())
        .map(item -> DynamicTest.dynamicTest(item.name, () -> cut(item.optimizer())));
  }

  private static void cut(Optimizer optimizer) {
    float[][] values = {{0.5f, -1, 2}, {0.5f, -1, 2}};
    Optimizer.Parameter parameter = new Optimizer.Parameter("bias", dev.litmus.nn.Shape.of(3));
    int count = optimizer.slots(parameter).size();
    float[][][] slots = new float[2][count][3];
    for (int number = 1; number < 4; number++) {
      float[] shared = optimizer.shared();
      Optimizer.Step step = new Optimizer.Step(shared);
      step.next(number, 0.1f);
      optimizer.begin(step);
      Gradient gradient = Gradient.of(new float[] {number, 0.25f, -3});
      var whole = new Optimizer.Weight(parameter, values[0], gradient, slots[0]);
      optimizer.update(step, whole, 0, 3);
      var parts = new Optimizer.Weight(parameter, values[1], gradient, slots[1]);
      optimizer.update(step, parts, 1, 3);
      optimizer.update(step, parts, 0, 1);
      assertArrayEquals(values[0], values[1]);
      assertArrayEquals(slots[0], slots[1]);
    }
  }

  @Test
  void configurationsAreKerass() throws IOException {
    for (OptimizerCase item : OptimizerCase.all()) {
      Config config = Config.of(item.name, item.config);
      Optimizer optimizer = Optimizers.of(item.className, config);
      assertEquals(item.className, optimizer.className());
      Map<String, @Nullable Object> written = optimizer.config();
      assertEquals(List.copyOf(item.config.keySet()), List.copyOf(written.keySet()));
      for (String key : written.keySet()) {
        if (!APART.contains(key)) {
          assertEquals(comparable(item.config.get(key)), comparable(written.get(key)), key);
        }
      }
      assertEquals(
          optimizer, Optimizers.of(optimizer.className(), Config.of("again", written)), item.name);
    }
  }

  private static @Nullable Object comparable(@Nullable Object value) {
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }

  @Test
  void everyOptimizerHasACase() throws IOException {
    Set<String> tested = new TreeSet<>();
    OptimizerCase.all().forEach(item -> tested.add(item.className));
    assertEquals(Optimizers.classNames(), tested);
  }

  @Test
  void learningRateOfAScheduleCannotBeSet() throws IOException {
    Optimizer optimizer = Adam.of(OptimizerSettings.of(new CosineDecay(0.1, 10)));
    OptimizerState state = new OptimizerState(optimizer, List.of(), List.of());
    state.iterations(5);
    assertEquals(0.05f, state.learningRate(), 1e-7f);
    String message =
        assertThrows(IllegalStateException.class, () -> state.learningRate(0.1f)).getMessage();
    assertEquals(
        "the learning rate of adam follows the schedule CosineDecay and can't be set;"
            + " compile with a number",
        message);
  }

  @Test
  void averagesThatAreNotKeptCannotBeSwapped() {
    OptimizerState state = new OptimizerState(Sgd.of(), List.of(), List.of());
    String message = assertThrows(IllegalStateException.class, state::swapAverages).getMessage();
    assertEquals("optimizer sgd keeps no averages of the weights; compile it with ema", message);
  }
}
