package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.Padding;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.ConvolveReluPool;
import dev.litmus.nn.ops.ScalarKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Fused ops give what the ops in whose place they stand give.
class FusionTest {
  private static final int IMAGES = 19;

  private final Random random = new Random(5);

  private static Wiring wiring(Layer... layers) {
    Sequential model = Sequential.seeded(3, layers);
    int[] dims = model.inputs().getFirst().shape().dims();
    dims[0] = Shape.UNKNOWN;
    return model.network().wiring(List.of(Shape.of(dims)));
  }

  private static Set<Variable> variables(Wiring wiring) {
    Set<Variable> all = Collections.newSetFromMap(new IdentityHashMap<>());
    wiring.graph().nodes().forEach(node -> all.addAll(node.variables()));
    return all;
  }

  private static long fusedNodes(Wiring wiring, List<Value> kept) {
    var path = wiring.graph().between(wiring.inputs(), wiring.outputs());
    return Fusion.fused(path, kept).stream()
        .filter(node -> node.op() instanceof ConvolveReluPool)
        .count();
  }

  private static Program program(Wiring wiring, List<Value> wanted, List<Value> losses) {
    return new Program(
        wiring.graph(),
        wiring.inputs(),
        wanted,
        variables(wiring),
        losses,
        IMAGES,
        true,
        new ScalarKernels(),
        Workers.NONE);
  }

  @Test
  void convolutionReluAndPoolingAreOne() {
    Wiring wiring =
        wiring(
            InputLayer.of(13, 12, 2),
            Conv2D.of(5, 3, 3).activation("relu"),
            MaxPooling2D.of(2),
            Conv2D.of(3, 2, 2).activation("relu").padding(Padding.SAME),
            MaxPooling2D.of(2, 3));
    assertEquals(2, fusedNodes(wiring, wiring.outputs()));
    List<Value> all = new ArrayList<>(wiring.outputs());
    wiring.graph().nodes().forEach(node -> all.add(node.output()));
    assertEquals(0, fusedNodes(wiring, all));

    Program fused = program(wiring, wiring.outputs(), wiring.outputs());
    Program apart = program(wiring, all, wiring.outputs());
    Value input = wiring.inputs().getFirst();
    Value output = wiring.outputs().getFirst();
    for (int images : new int[] {IMAGES, 3, 8}) {
      float[] x = fused.floats(input);
      fill(x);
      System.arraycopy(x, 0, apart.floats(input), 0, x.length);
      fused.forward(images);
      apart.forward(images);
      int size = images * output.shape().rowSize();
      assertArrayEquals(
          Arrays.copyOf(apart.floats(output), size), Arrays.copyOf(fused.floats(output), size));

      float[] dy = fused.gradient(output);
      fill(dy);
      System.arraycopy(dy, 0, apart.gradient(output), 0, dy.length);
      fused.backward();
      apart.backward();
      for (Variable variable : variables(wiring)) {
        float[] expected = apart.gradient(variable);
        // Sums run over groups of images.
        assertArrayEquals(expected, fused.gradient(variable), 1e-5f * largest(expected));
      }
    }
  }

  @Test
  void othersStayApart() {
    assertEquals(0, fusedBehind(Conv2D.of(5, 3, 3).activation("tanh"), MaxPooling2D.of(2)));
    assertEquals(0, fusedBehind(Conv2D.of(5, 3, 3), MaxPooling2D.of(2)));
    Conv2D relu = Conv2D.of(4, 3, 3).activation("relu");
    assertEquals(0, fusedBehind(relu.groups(2), MaxPooling2D.of(2)));
    assertEquals(0, fusedBehind(relu, MaxPooling2D.of(3).strides(2)));
    assertEquals(0, fusedBehind(relu, MaxPooling2D.of(3).padding(Padding.SAME)));
    assertEquals(1, fusedBehind(relu, MaxPooling2D.of(3)));
  }

  private static long fusedBehind(Layer... layers) {
    List<Layer> all = new ArrayList<>(List.of(InputLayer.of(13, 13, 2)));
    all.addAll(List.of(layers));
    Wiring wiring = wiring(all.toArray(new Layer[0]));
    return fusedNodes(wiring, wiring.outputs());
  }

  private void fill(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
  }

  private static float largest(float[] numbers) {
    float largest = 0;
    for (float number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }
}
