package dev.litmus.keras;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerBuilder;
import dev.litmus.nn.layers.SeedGenerator;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.layers.WeightOptions;
import dev.litmus.nn.models.LayerState;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The variables that the layers of an outline will create, found by building them without
/// allotting anything: a file's numbers must not decide how much memory is taken.
final class VariablePlan {
  private static final int FLOAT_BYTES = 4;

  /// As many rows are computed at once when predicting.
  private static final int BLOCK_ROWS = 256;

  private final IdentityHashMap<Layer, PlannedLayer> layers = new IdentityHashMap<>();
  private final long maxBytes;
  private long weightBytes;
  private long rowBytes;

  /// A variable to be: its name in the layer, shape and type.
  record Planned(String name, Shape shape, DType dtype) {
    /// The number of elements, or the largest long where there are more.
    long count() {
      return product(shape.dims(), 0);
    }
  }

  /// The variables of a layer, in Keras's order, and those of the layers inside it by their places
  /// in files.
  record PlannedLayer(List<Planned> variables, SequencedMap<String, PlannedLayer> children) {
    PlannedLayer() {
      this(new ArrayList<>(), new LinkedHashMap<>());
    }
  }

  /// Plans all layers and refuses what would take more memory than allowed.
  VariablePlan(Outline outline, long maxBytes) {
    this.maxBytes = maxBytes;
    plan(outline);
  }

  private void plan(Outline outline) {
    for (Call call : outline.calls()) {
      String who = describe(call.layer());
      for (Symbol result : call.outputs()) {
        rowBytes = add(rowBytes, product(result.shape().dims(), 1), BLOCK_ROWS * FLOAT_BYTES);
        if (rowBytes > maxBytes) {
          throw new IllegalArgumentException(
              "%s gives outputs %s: predicting %d rows at once needs %d bytes; at most %d are allowed"
                  .formatted(who, result.shape(), BLOCK_ROWS, rowBytes, maxBytes));
        }
      }
      if (!layers.containsKey(call.layer())) {
        PlannedLayer planned = new PlannedLayer();
        layers.put(call.layer(), planned);
        List<Shape> inputs = call.inputs().stream().map(Symbol::shape).toList();
        build(call.layer(), new Planner(who, planned, inputs, batchSize(outline)));
      }
    }
  }

  private void build(Layer layer, Planner planner) {
    if (layer instanceof OutlineLayer nested) {
      plan(nested.outline());
      for (LayerEntry entry : nested.outline().used()) {
        if (!entry.group().isEmpty()) {
          planner.planned.children().put(entry.group(), of(entry.layer()));
        }
      }
    } else {
      layer.build(planner);
    }
  }

  /// The size of all batches, where the inputs say it.
  private static int batchSize(Outline outline) {
    return outline.inputs().getFirst().call().layer() instanceof InputLayer input
        ? input.batchSize()
        : Shape.UNKNOWN;
  }

  /// The layer with the numbers in its configuration, one of which is to blame: `layer Dense
  /// 'dense' (units = 1000000000)`.
  private static String describe(Layer layer) {
    String numbers =
        layer.config().entrySet().stream()
            .filter(field -> field.getValue() instanceof Long)
            .map(field -> field.getKey() + " = " + field.getValue())
            .collect(Collectors.joining(", "));
    return "layer %s '%s'%s"
        .formatted(layer.className(), layer.name(), numbers.isEmpty() ? "" : " (" + numbers + ")");
  }

  /// What a layer will have.
  PlannedLayer of(Layer layer) {
    PlannedLayer planned = layers.get(layer);
    return planned == null ? new PlannedLayer() : planned;
  }

  /// What a layer of a model has, without the layers inside it.
  static List<Planned> own(LayerState state) {
    return state.ownVariables().stream()
        .map(variable -> new Planned(variable.name(), variable.shape(), variable.dtype()))
        .toList();
  }

  /// The number of numbers in all variables of a layer and of those inside it.
  long count(Layer layer) {
    return count(of(layer));
  }

  private static long count(PlannedLayer layer) {
    return layer.variables().stream().mapToLong(Planned::count).sum()
        + layer.children().values().stream().mapToLong(VariablePlan::count).sum();
  }

  /// Notes variables instead of creating them.
  private final class Planner implements LayerBuilder {
    private final String who;
    private final PlannedLayer planned;
    private final List<Shape> inputs;
    private final int batchSize;

    Planner(String who, PlannedLayer planned, List<Shape> inputs, int batchSize) {
      this.who = who;
      this.planned = planned;
      this.inputs = inputs;
      this.batchSize = batchSize;
    }

    @Override
    public List<Shape> inputs() {
      return inputs;
    }

    @Override
    public Variable variable(String name, Shape shape, WeightOptions options) {
      return note(new Planned(name, shape, DType.FLOAT32), true);
    }

    @Override
    public Variable statistic(String name, Shape shape, DType dtype, Initializer initializer) {
      return note(new Planned(name, shape, dtype), false);
    }

    @Override
    public SeedGenerator seedGenerator(@Nullable Long seed) {
      return new SeedGenerator(seed == null ? 0 : seed);
    }

    @Override
    public int batchSize() {
      return batchSize;
    }

    @Override
    public void carried(String name, Shape shape) {
      count(new Planned(name, shape, DType.FLOAT32));
    }

    @Override
    public void child(String attribute, Layer layer, List<Shape> childInputs) {
      PlannedLayer child = new PlannedLayer();
      planned.children().put(attribute, child);
      VariablePlan.this.build(layer, new Planner(who, child, childInputs, batchSize));
    }

    private Variable note(Planned variable, boolean trainable) {
      planned.variables().add(variable);
      count(variable);
      return new Variable(variable.name(), Shape.of(0), variable.dtype(), trainable);
    }

    private void count(Planned variable) {
      weightBytes = VariablePlan.add(weightBytes, variable.count(), FLOAT_BYTES);
      if (weightBytes > maxBytes) {
        throw new IllegalArgumentException(
            "%s wants a %s of shape %s: the weights would take %s bytes; at most %d are allowed"
                .formatted(who, variable.name(), variable.shape(), weightBytes, maxBytes));
      }
    }
  }

  private static long add(long sum, long count, long bytesEach) {
    long bytes = count > Long.MAX_VALUE / bytesEach ? Long.MAX_VALUE : count * bytesEach;
    return sum > Long.MAX_VALUE - bytes ? Long.MAX_VALUE : sum + bytes;
  }

  /// The product of the axes from one on; those that only the data will tell count as 1.
  private static long product(int[] dims, int from) {
    long product = 1;
    for (int axis = from; axis < dims.length; axis++) {
      long size = dims[axis] == Shape.UNKNOWN ? 1 : dims[axis];
      product = size > 0 && product > Long.MAX_VALUE / size ? Long.MAX_VALUE : product * size;
    }
    return product;
  }
}
