package dev.litmus.nn.models;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.internal.Json;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.Occurrences;
import dev.litmus.nn.ops.ScalarKernels;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One case of `optimizers.txt`: what an optimizer of Keras did to three weights. The script
/// tools/make_optimizers.py tells the form of the file.
final class OptimizerCase {
  static final List<String> PATHS = List.of("kernel", "bias", "embeddings");
  private static final List<Shape> SHAPES = List.of(Shape.of(2, 3), Shape.of(3), Shape.of(3, 2));

  final String name;
  String className = "";
  Map<String, @Nullable Object> config = Map.of();
  final List<Step> steps = new ArrayList<>();
  final List<float[]> weights = new ArrayList<>();
  final List<float[]> slots = new ArrayList<>();
  private final List<float[]> gradients = new ArrayList<>();
  private float[] rows = {};

  /// The gradients of a step: of matrix and vector, of the rows of a table that were looked up, and
  /// of the whole table.
  record Step(List<Variable> variables, List<float[]> gradients, float[] rows)
      implements Gradients {
    private int index(Variable variable) {
      return variables.indexOf(variable);
    }

    @Override
    public boolean hasGradient(Variable variable) {
      return true;
    }

    @Override
    public Kernels kernels() {
      return new ScalarKernels();
    }

    @Override
    public boolean hasOccurrences(Variable variable) {
      return index(variable) == 2;
    }

    @Override
    public void occurrences(Variable variable, Occurrences into) {
      for (int i = 0; i < rows.length; i++) {
        into.add((int) rows[i], gradients.get(2), i * 2);
      }
    }

    @Override
    public float[] gradient(Variable variable) {
      return gradients.get(hasOccurrences(variable) ? 3 : index(variable));
    }
  }

  private OptimizerCase(String name) {
    this.name = name;
  }

  static List<OptimizerCase> all() throws IOException {
    List<OptimizerCase> cases = new ArrayList<>();
    try (InputStream in = OptimizerCase.class.getResourceAsStream("optimizers.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        int blank = line.indexOf(' ');
        String rest = line.substring(blank + 1);
        if (line.startsWith("case ")) {
          cases.add(new OptimizerCase(rest));
        } else {
          cases.getLast().take(line.substring(0, blank), rest);
        }
      }
    }
    return cases;
  }

  private void take(String kind, String rest) {
    switch (kind) {
      case "optimizer" -> {
        className = rest.substring(0, rest.indexOf(' '));
        config = Json.object(rest.substring(rest.indexOf(' ') + 1));
      }
      case "gradient" -> gradients.add(floats(rest));
      case "rows" -> rows = floats(rest);
      case "weights" -> {
        weights.add(floats(rest));
        if (!gradients.isEmpty()) {
          gradients.add(sum());
          steps.add(new Step(variables, List.copyOf(gradients), rows));
          gradients.clear();
        }
      }
      case "variable" -> slots.add(floats(rest));
      default -> throw new IllegalArgumentException(kind);
    }
  }

  private float[] sum() {
    float[] sum = new float[SHAPES.get(2).size()];
    for (int i = 0; i < rows.length * 2; i++) {
      sum[((int) rows[i / 2]) * 2 + i % 2] += gradients.get(2)[i];
    }
    return sum;
  }

  private final List<Variable> variables = List.of(variable(0), variable(1), variable(2));

  private static Variable variable(int index) {
    return new Variable(PATHS.get(index), SHAPES.get(index), DType.FLOAT32, true);
  }

  /// The weights as they are before the first step.
  List<Variable> variables() {
    int from = 0;
    for (Variable variable : variables) {
      System.arraycopy(weights.getFirst(), from, variable.value(), 0, variable.value().length);
      from += variable.value().length;
    }
    return variables;
  }

  /// All weights as they are now.
  float[] values() {
    float[] all = new float[weights.getFirst().length];
    int from = 0;
    for (Variable variable : variables) {
      System.arraycopy(variable.value(), 0, all, from, variable.value().length);
      from += variable.value().length;
    }
    return all;
  }

  Optimizer optimizer() {
    return Optimizers.of(className, Config.of(name, config));
  }

  private static float[] floats(String text) {
    String[] words = text.split(" ");
    float[] floats = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      floats[i] = Float.parseFloat(words[i]);
    }
    return floats;
  }
}
