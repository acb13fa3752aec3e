package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.ScalarKernels;
import dev.litmus.nn.random.Shuffle;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Columns give, to the bit, what rows give.
class ColumnProgramTest {
  private static final int CAPACITY = 40;

  private final Random random = new Random(5);

  private static Wiring wiring(Layer... layers) {
    Sequential model = Sequential.seeded(3, layers);
    int features = model.inputs().getFirst().shape().last();
    return model.network().wiring(List.of(Shape.of(Shape.UNKNOWN, features)));
  }

  private static Set<Variable> variables(Wiring wiring) {
    Set<Variable> all = Collections.newSetFromMap(new IdentityHashMap<>());
    wiring.graph().nodes().forEach(node -> all.addAll(node.variables()));
    return all;
  }

  private static boolean fits(Wiring wiring, int capacity) {
    return ColumnProgram.fits(
        wiring.graph(),
        wiring.inputs(),
        wiring.outputs(),
        variables(wiring),
        wiring.outputs(),
        capacity);
  }

  private void fill(float[] numbers, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
  }

  @Test
  void givesTheBitsOfAProgram() {
    Wiring wiring =
        wiring(
            InputLayer.of(4),
            Dense.of(8, "tanh"),
            Dense.of(7, "relu").useBias(false),
            Dense.of(5, "sigmoid"),
            Dense.of(1));
    assertTrue(fits(wiring, CAPACITY));
    Graph graph = wiring.graph();
    List<Value> given = wiring.inputs();
    List<Value> wanted = wiring.outputs();
    var kernels = new ScalarKernels();
    Pass columns = new ColumnProgram(graph, given, wanted, wanted, CAPACITY, kernels);
    Pass rows =
        new Program(
            graph, given, wanted, variables(wiring), wanted, CAPACITY, true, kernels, Workers.NONE);
    for (int count : new int[] {40, 3, 32, 1, 40}) {
      float[] numbers = new float[4 * 2 * CAPACITY];
      fill(numbers, numbers.length);
      Tensor all = Tensor.of(numbers, 2 * CAPACITY, 4);
      int[] order = Shuffle.permutation(2 * CAPACITY, 1, count);
      rows.gathering(given.getFirst(), all).gather(order, 5, 5, 5 + count);
      columns.gathering(given.getFirst(), all).gather(order, 5, 5, 5 + count);
      rows.forward(count);
      columns.forward(count);
      Value output = wanted.getFirst();
      for (int row = 0; row < count; row++) {
        assertEquals(rows.floats(output)[row], columns.floats(output)[row]);
      }
      fill(rows.gradient(output), count);
      System.arraycopy(rows.gradient(output), 0, columns.gradient(output), 0, count);
      rows.backward();
      columns.backward();
      for (Variable variable : variables(wiring)) {
        assertTrue(columns.hasGradient(variable));
        assertArrayEquals(rows.gradient(variable), columns.gradient(variable));
      }
    }
  }

  @Test
  void fitsNarrowStacksOnly() {
    assertTrue(fits(wiring(InputLayer.of(32), Dense.of(32, "relu"), Dense.of(1)), 512));
    assertFalse(fits(wiring(InputLayer.of(33), Dense.of(8, "relu"), Dense.of(1)), 32));
    assertFalse(fits(wiring(InputLayer.of(4), Dense.of(33, "relu"), Dense.of(1)), 32));
    assertFalse(fits(wiring(InputLayer.of(4), Dense.of(8, "relu"), Dense.of(2)), 32));
    assertFalse(fits(wiring(InputLayer.of(4), Dense.of(8, "elu"), Dense.of(1)), 32));
    assertFalse(fits(wiring(InputLayer.of(4), Dense.of(8, "relu"), Dense.of(1)), 513));
    assertFalse(fits(wiring(InputLayer.of(4), Dropout.of(0.5), Dense.of(1)), 32));
  }
}
