package dev.litmus.nn.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.internal.Fixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationsTest {
  private static final Kernels KERNELS = new ScalarKernels();
  private static final Map<String, float[]> FIXTURE =
      Fixture.read(ActivationsTest.class, "activations.txt").stream()
          .collect(Collectors.toMap(Fixture::toString, Fixture::floats));
  private static final Map<String, Activation> WITH_PARAMETERS =
      Map.of(
          "gelu_tanh", Activations.GELU_TANH,
          "leaky_relu_0.3", Activations.leakyRelu(0.3f),
          "threshold_0.5_-1", Activations.threshold(0.5f, -1));
  private static final List<String> ROW_WISE = List.of("softmax", "log_softmax", "sparsemax");
  private static final int ROW_UNITS = 5;
  private static final int OFFSET = 3;

  static Stream<String> names() {
    return Stream.concat(Activations.all().keySet().stream(), WITH_PARAMETERS.keySet().stream())
        .sorted();
  }

  private static float[] fixture(String key) {
    float[] floats = FIXTURE.get(key);
    if (floats == null) {
      throw new IllegalStateException("the fixture has no " + key);
    }
    return floats;
  }

  private static Activation activation(String name) {
    Activation special = WITH_PARAMETERS.get(name);
    return special != null ? special : Activations.named(name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void valuesAndGradientsAreThoseOfKeras(String name) {
    boolean rowWise = ROW_WISE.contains(name);
    float[] x = fixture(rowWise ? "rows x" : "elementwise x");
    float[] dy = x.clone();
    if (rowWise) {
      dy = fixture("rows dy");
    } else {
      Arrays.fill(dy, 1f);
    }
    int units = rowWise ? ROW_UNITS : x.length;
    int rows = x.length / units;
    float[] y = new float[x.length];
    float[] dx = new float[x.length];
    Activation activation = activation(name);
    activation.forward(KERNELS, x, y, 0, rows, units);
    activation.backward(KERNELS, x, y, dy, dx, 0, rows, units);
    // 1 + tanh and 1 - tanh^2 cancel in the tanh form of gelu, in Keras as here.
    float tolerance = name.equals("gelu_tanh") ? 4e-6f : 1e-6f;
    assertNear(x, fixture(name + " y"), y, tolerance);
    assertNear(x, fixture(name + " dx"), dx, tolerance);
  }

  private static void assertNear(float[] x, float[] expected, float[] actual, float tolerance) {
    for (int i = 0; i < x.length; i++) {
      if (Float.isNaN(expected[i])) {
        continue; // gelu's tanh form overflows in Keras far out
      }
      float largest = tolerance * Math.max(1f, Math.abs(expected[i]));
      assertEquals(expected[i], actual[i], largest, "at x = " + x[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void offsetsShiftAndNothingElseIsTouched(String name) {
    Activation activation = activation(name);
    int rows = 3;
    int units = 5;
    float[] x = Arrays.copyOf(fixture("rows x"), rows * units);
    float[] dy = Arrays.copyOf(fixture("rows dy"), rows * units);
    float[] y = new float[x.length];
    float[] dx = new float[x.length];
    activation.forward(KERNELS, x, y, 0, rows, units);
    activation.backward(KERNELS, x, y, dy, dx, 0, rows, units);

    float[] shiftedY = shifted(new float[x.length]);
    float[] shiftedDx = shifted(new float[x.length]);
    activation.forward(KERNELS, shifted(x), shiftedY, OFFSET, rows, units);
    activation.backward(KERNELS, shifted(x), shiftedY, shifted(dy), shiftedDx, OFFSET, rows, units);
    assertEquals(Arrays.toString(shifted(y)), Arrays.toString(shiftedY));
    assertEquals(Arrays.toString(shifted(dx)), Arrays.toString(shiftedDx));

    float[] inPlace = dy.clone();
    activation.backward(KERNELS, x, y, inPlace, inPlace, 0, rows, units);
    assertEquals(Arrays.toString(dx), Arrays.toString(inPlace));
  }

  /// The values at [#OFFSET], something else around them.
  private static float[] shifted(float[] values) {
    float[] shifted = new float[values.length + 2 * OFFSET];
    Arrays.fill(shifted, 77f);
    System.arraycopy(values, 0, shifted, OFFSET, values.length);
    return shifted;
  }

  @Test
  void namesAreThoseUnderWhichKerasSavesThem() {
    assertEquals(28, Activations.all().size());
    Activations.all().forEach((name, activation) -> assertEquals(name, activation.name()));
    assertEquals(
        List.copyOf(new TreeMap<>(Activations.all()).keySet()),
        List.copyOf(Activations.all().keySet()));
    assertSame(Activations.SILU, Activations.named("swish"));
    assertSame(Activations.HARD_SILU, Activations.named("hard_swish"));
  }

  @Test
  void unknownNameListsNearestFirst() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> Activations.named("rleu"));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(
        message.startsWith("activation 'rleu' is not known; known, nearest first: "), message);
    assertTrue(message.indexOf("relu") < message.indexOf("tanh"), message);
  }

  @Test
  void anActivationOfOnesOwnIsOneLine() {
    Activation cube = Activation.elementwise("cube", x -> x * x * x, (x, y) -> 3 * x * x);
    float[] y = new float[2];
    cube.forward(KERNELS, new float[] {2, -3}, y, 0, 1, 2);
    assertEquals("[8.0, -27.0]", Arrays.toString(y));
    float[] dx = new float[2];
    cube.backward(KERNELS, new float[] {2, -3}, y, new float[] {1, 2}, dx, 0, 1, 2);
    assertEquals("[12.0, 54.0]", Arrays.toString(dx));
  }
}
