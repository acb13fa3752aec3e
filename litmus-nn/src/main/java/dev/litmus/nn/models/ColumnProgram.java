package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.Affine;
import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.Occurrences;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A stack of narrow fully connected layers with one output, laid out column by column: vectors run
/// along the rows of the batch, since a layer's units would not fill one. It gives the bits of a
/// [Program] in less time.
///
/// Rows are filled up to a multiple of 32; those added have no gradient.
final class ColumnProgram implements Pass {
  private static final int MOST_COLUMNS = 32;
  private static final int MOST_ROWS = 512;
  private static final int ROWS = 32;
  private static final float[] NONE = {};

  /// Of finite numbers these and their derivatives make finite ones, in the added rows too.
  private static final Set<Activation> TAME =
      Set.of(Activations.LINEAR, Activations.RELU, Activations.SIGMOID, Activations.TANH);

  private final Value input;
  private final Value on;
  private final float[] onGradient;
  private final float[] byRow;
  private final Stage[] stages;
  private final IdentityHashMap<Variable, float[]> gradients = new IdentityHashMap<>();
  private Kernels kernels;
  private int rows;

  /// One op on columns: x to y, and dy to dx, which is empty where nothing before it is trained.
  private static final class Stage {
    final Graph.Node node;
    final int features;
    final int units;
    final float[] x;
    final float[] y;
    final float[] dx;
    float[] dy = NONE;
    float[] dw = NONE;
    float[] db = NONE;

    Stage(Graph.Node node, float[] x, float[] dx, int features, int capacity) {
      this.node = node;
      this.features = features;
      this.units = node.output().shape().rowSize();
      this.x = x;
      this.dx = dx;
      this.y = new float[units * capacity];
    }
  }

  /// Whether the way from what is given to what is wanted can be laid out so.
  static boolean fits(
      Graph graph,
      List<Value> given,
      List<Value> wanted,
      Set<Variable> trained,
      List<Value> losses,
      int capacity) {
    if (given.size() != 1 || losses.size() != 1 || capacity > MOST_ROWS) {
      return false;
    }
    Value before = given.getFirst();
    if (before.dtype() == DType.STRING || before.shape().rank() != 2) {
      return false;
    }
    List<Graph.Node> path = graph.between(given, wanted);
    for (Graph.Node node : path) {
      boolean next =
          node.inputs().size() == 1 && node.inputs().getFirst().index() == before.index();
      boolean affine = node.op() instanceof Affine && trained.containsAll(node.variables());
      boolean tame = node.op() instanceof Activate(Activation f, int units) && TAME.contains(f);
      if (!next || !(affine || tame) || before.shape().rowSize() > MOST_COLUMNS) {
        return false;
      }
      before = node.output();
    }
    List<Value> made = path.stream().map(Graph.Node::output).toList();
    return made.containsAll(wanted)
        && wanted.stream().allMatch(value -> value.shape().rowSize() == 1)
        && before.shape().rowSize() == 1;
  }

  ColumnProgram(
      Graph graph,
      List<Value> given,
      List<Value> wanted,
      List<Value> losses,
      int capacity,
      Kernels kernels) {
    this.kernels = kernels;
    this.input = given.getFirst();
    this.on = losses.getFirst();
    int filled = filled(capacity);
    int features = input.shape().rowSize();
    List<Graph.Node> path = graph.between(given, wanted);
    this.stages = new Stage[path.size()];
    float[] x = new float[features * filled];
    float[] dx = NONE;
    for (int i = 0; i < stages.length; i++) {
      Stage stage = new Stage(path.get(i), x, dx, features, filled);
      stages[i] = stage;
      stage.dy = new float[stage.y.length];
      List<Variable> variables = stage.node.variables();
      if (!variables.isEmpty()) {
        stage.dw = gradientOf(variables.getFirst());
        stage.db = variables.size() > 1 ? gradientOf(variables.getLast()) : NONE;
      }
      x = stage.y;
      dx = stage.dy;
      features = stage.units;
    }
    this.onGradient = stage(on).dy;
    this.byRow = new float[Kernels.ROOM_OF_COLUMNS + MOST_COLUMNS * filled];
  }

  private float[] gradientOf(Variable variable) {
    float[] gradient = new float[variable.value().length];
    if (gradients.put(variable, gradient) != null) {
      throw new IllegalStateException("a variable stands twice in a stack of layers");
    }
    return gradient;
  }

  private static int filled(int rows) {
    return Math.ceilDiv(rows, ROWS) * ROWS;
  }

  private Stage stage(Value value) {
    for (Stage stage : stages) {
      if (stage.node.output().index() == value.index()) {
        return stage;
      }
    }
    throw new IllegalStateException("no such value in this program");
  }

  @Override
  public float[] floats(Value value) {
    return stage(value).y;
  }

  @Override
  public float[] gradient(Value value) {
    return stage(value).dy;
  }

  @Override
  public void forward(int count) {
    for (Stage stage : stages) {
      int n = rows;
      if (stage.node.op() instanceof Activate(Activation activation, int ignored)) {
        activation.forward(kernels, stage.x, stage.y, 0, 1, stage.units * n);
      } else {
        List<Variable> variables = stage.node.variables();
        float[] bias = variables.size() > 1 ? variables.getLast().value() : NONE;
        float[] w = variables.getFirst().value();
        kernels.affineColumns(n, stage.features, stage.units, stage.x, w, bias, stage.y);
      }
    }
    // What the loss does not see of the gradient stays zero.
    Arrays.fill(onGradient, count, rows, 0f);
  }

  @Override
  public boolean splits() {
    return false;
  }

  @Override
  public Gathering gathering(Value value, Tensor all) {
    if (value.index() != input.index()) {
      throw new IllegalStateException("no such value in this program");
    }
    // Columns are as long as the batch: it comes as a whole.
    return (order, start, from, to) -> gather(all.floats(), order, from, to);
  }

  /// Lays rows out column by column.
  private void gather(float[] all, int[] order, int from, int to) {
    rows = filled(to - from);
    float[] x = stages[0].x;
    int features = stages[0].features;
    for (int row = 0; row < to - from; row++) {
      int source = order[from + row] * features;
      for (int i = 0, at = row; i < features; i++, at += rows) {
        x[at] = all[source + i];
      }
    }
    for (int i = 0; i < features && to - from < rows; i++) {
      Arrays.fill(x, i * rows + to - from, (i + 1) * rows, 0f);
    }
  }

  @Override
  public void backward() {
    boolean reached = false;
    for (int i = stages.length - 1; i >= 0; i--) {
      Stage stage = stages[i];
      reached |= stage.node.output().index() == on.index();
      if (!reached) {
        continue;
      }
      if (stage.node.op() instanceof Activate(Activation activation, int ignored)) {
        if (stage.dx.length > 0) {
          int n = stage.units * rows;
          activation.backward(kernels, stage.x, stage.y, stage.dy, stage.dx, 0, 1, n);
        }
      } else {
        int features = stage.features;
        kernels.affineColumnsGradients(
            rows, features, stage.units, stage.x, stage.dy, byRow, stage.dw, stage.db);
        if (stage.dx.length > 0) {
          float[] w = stage.node.variables().getFirst().value();
          kernels.affineColumnsBack(rows, features, stage.units, stage.dy, w, stage.dx);
        }
      }
    }
  }

  @Override
  public void kernels(Kernels others) {
    kernels = others;
  }

  @Override
  public boolean hasGradient(Variable variable) {
    return gradients.containsKey(variable);
  }

  @Override
  public float[] gradient(Variable variable) {
    float @Nullable [] found = gradients.get(variable);
    if (found == null) {
      throw new IllegalStateException("no such variable in this program");
    }
    return found;
  }

  @Override
  public Kernels kernels() {
    return kernels;
  }

  @Override
  public boolean hasOccurrences(Variable variable) {
    return false;
  }

  @Override
  public void occurrences(Variable variable, Occurrences into) {
    throw new IllegalStateException("nothing is looked up in a stack of layers");
  }
}
