package dev.litmus.nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.LayerRun;
import dev.litmus.nn.operations.Operations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// What every layer must do, for every case of the families: read Keras's configuration and write
/// it again, tell its shape, compute Keras's numbers and Keras's gradients, agree with its own
/// differences, and treat a row alone as in a batch.
class LayerContractTest {
  /// Keys that the reader of files handles for all layers alike.
  private static final List<String> COMMON_KEYS = List.of("name", "trainable", "dtype");

  @TestFactory
  Stream<DynamicContainer> contract() throws IOException {
    return LayerCase.all().stream()
        .map(item ->
            DynamicContainer.dynamicContainer(
                item.name,
                Stream.of(
                    test("configuration", () -> configurationIsKerass(item)),
                    test("shape", () -> shapeIsAsTold(item)),
                    test("output", () -> outputIsKerass(item)),
                    test("gradients", () -> gradientsAreKerass(item)),
                    test("differences", () -> gradientsAreDifferences(item)),
                    test("rows", () -> rowsAreIndependent(item)))));
  }

  @Test
  void everyLayerHasACase() throws IOException {
    Set<String> layers = new TreeSet<>();
    Set<String> operations = new TreeSet<>();
    for (LayerCase item : LayerCase.all()) {
      (item.operation() ? operations : layers).add(item.className);
    }
    assertEquals(Layers.standard().classNames(), layers);
    // Three operations are layers by their own names.
    operations.addAll(List.of("Cast", "Isnan", "NanToNum"));
    assertEquals(Operations.classNames(), operations);
  }

  private static DynamicTest test(String name, Executable executable) {
    return DynamicTest.dynamicTest(name, executable);
  }

  private static Layer layer(LayerCase item) {
    return item.create(item.config(item.name, item.config));
  }

  private static void configurationIsKerass(LayerCase item) {
    Config config = item.config(item.name, item.config);
    Layer layer = item.create(config);
    assertTrue(COMMON_KEYS.containsAll(config.unread()), () -> "unread: " + config.unread());
    assertEquals(item.className, layer.className());
    assertEquals(item.config.get("name"), layer.name());

    Map<String, @Nullable Object> written = layer.config();
    assertEquals(layer, item.create(item.config("again", with(item, written))));
    written.forEach((key, value) -> {
      assertTrue(item.config.containsKey(key), "Keras has no key " + key);
      assertEquals(comparable(item.config.get(key)), comparable(value), key);
    });
  }

  private static Map<String, @Nullable Object> with(
      LayerCase item, Map<String, @Nullable Object> written) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(written);
    all.put("name", item.config.get("name"));
    return all;
  }

  /// Whole numbers and fractions, a list of one and its element, null and nothing, a type and its
  /// name are alike.
  private static @Nullable Object comparable(@Nullable Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case List<?> list when list.size() == 1 -> comparable(list.getFirst());
      case List<?> list -> list.stream().map(LayerContractTest::comparable).toList();
      case Map<?, ?> map when "DTypePolicy".equals(map.get("class_name")) ->
          map.get("config") instanceof Map<?, ?> policy ? policy.get("name") : map;
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> entries = new TreeMap<>();
        map.forEach((key, inner) -> {
          // A layer inside was built for shapes that it is told again.
          if (inner != null && !key.equals("build_config")) {
            entries.put(String.valueOf(key), comparable(inner));
          }
        });
        yield entries;
      }
      case null, default -> value;
    };
  }

  private static void shapeIsAsTold(LayerCase item) {
    List<Shape> expected = item.results.isEmpty() ? List.of(item.output.shape()) : item.results;
    List<Shape> batches = expected.stream().map(shape -> shape.withDim(0, Shape.UNKNOWN)).toList();
    Layer layer = layer(item);
    List<Shape> told =
        layer instanceof InputLayer
            ? layer.outputShapes(List.of())
            : run(item, item.inputs).outputShapes();
    assertEquals(batches, told);
  }

  /// The layer with Keras's weights.
  private static LayerRun run(LayerCase item, List<Tensor> like) {
    LayerRun run = new LayerRun(layer(item), like, item.keywords, item.arguments, item.training);
    assertEquals(item.weightNames, run.variables().stream().map(Variable::name).toList());
    for (int i = 0; i < item.weights.size(); i++) {
      run.variables().get(i).assign(item.weights.get(i));
    }
    return run;
  }

  private static void outputIsKerass(LayerCase item) {
    if (item.className.equals("InputLayer")) {
      return;
    }
    Tensor output = run(item, item.inputs).forward(item.inputs);
    assertEquals(item.output.shape(), output.shape());
    if (item.output.dtype() == DType.STRING) {
      assertArrayEquals(item.output.strings(), output.strings());
    } else {
      assertNear(item.output.floats(), output.floats());
    }
  }

  private static void gradientsAreKerass(LayerCase item) {
    if (item.hasNoGradients() || item.className.equals("InputLayer")) {
      return;
    }
    LayerRun run = run(item, item.inputs);
    run.forward(item.inputs);
    run.backward(item.upstream);
    item.inputGradients.forEach(
        (index, expected) -> assertNear(expected, run.inputGradient(index)));
    List<Variable> trainable = run.variables().stream().filter(Variable::trainable).toList();
    assertEquals(trainable.size(), item.weightGradients.size());
    item.weightGradients.forEach(
        (index, expected) -> assertNear(expected, run.gradient(trainable.get(index))));
  }

  private static void assertNear(float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length);
    // Sums of large terms may be small.
    float largest = 1;
    for (float value : expected) {
      largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
    }
    for (int i = 0; i < expected.length; i++) {
      float tolerance = 2e-6f * largest;
      assertEquals(expected[i], actual[i], tolerance, "element " + i);
    }
  }

  /// Along a direction the sum of output times upstream changes as the gradients say. In float32
  /// the step must be large, so only the third digit is sure. Masking jumps where it masks.
  private static void gradientsAreDifferences(LayerCase item) {
    if (item.hasNoGradients()
        || List.of("InputLayer", "Masking").contains(item.className)
        || item.training
        || !finite(item)) {
      return;
    }
    Random random = new Random(5);
    LayerRun run = run(item, item.inputs);
    run.forward(item.inputs);
    run.backward(item.upstream);
    List<Variable> trainable = run.variables().stream().filter(Variable::trainable).toList();
    double expected = 0;
    List<float[]> moved = new ArrayList<>();
    List<float[]> directions = new ArrayList<>();
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < item.inputs.size(); i++) {
      Tensor input = item.inputs.get(i);
      float[] values = input.floats().clone();
      inputs.add(Tensor.of(values, input.dtype(), input.shape()));
      if (input.dtype() != DType.FLOAT32) {
        continue;
      }
      moved.add(values);
      directions.add(direction(random, values.length));
      expected += product(directions.getLast(), run.inputGradient(i));
    }
    for (Variable variable : trainable) {
      moved.add(variable.value());
      directions.add(direction(random, variable.value().length));
      expected += product(directions.getLast(), run.gradient(variable));
    }
    float step = 1f / 256;
    move(moved, directions, step);
    double above = product(item.upstream, run.forward(inputs).floats());
    move(moved, directions, -2 * step);
    double below = product(item.upstream, run.forward(inputs).floats());
    double tolerance = 3e-3 * Math.max(1, Math.abs(expected));
    assertEquals((above - below) / (2 * step), expected, tolerance);
  }

  private static boolean finite(LayerCase item) {
    for (float value : item.inputs.getFirst().floats()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static float[] direction(Random random, int size) {
    float[] direction = new float[size];
    for (int i = 0; i < size; i++) {
      direction[i] = (float) random.nextGaussian();
    }
    return direction;
  }

  private static void move(List<float[]> values, List<float[]> directions, float step) {
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < values.get(i).length; j++) {
        values.get(i)[j] += step * directions.get(i)[j];
      }
    }
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static void rowsAreIndependent(LayerCase item) {
    if (item.className.equals("InputLayer") || item.training) {
      return;
    }
    Tensor together = run(item, item.inputs).forward(item.inputs);
    int rows = item.inputs.getFirst().rows();
    for (int row = 0; row < rows; row++) {
      int from = row;
      List<Tensor> one = item.inputs.stream().map(input -> input.slice(from, from + 1)).toList();
      Tensor alone = run(item, one).forward(one);
      Tensor expected = together.slice(row, row + 1);
      if (expected.dtype() == DType.STRING) {
        assertArrayEquals(expected.strings(), alone.strings());
      } else {
        assertArrayEquals(expected.floats(), alone.floats());
      }
    }
  }
}
