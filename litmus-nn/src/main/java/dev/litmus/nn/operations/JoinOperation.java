package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Join;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operation that sets tensors side by side along an axis, or along a new one.
///
/// @param stacks whether the axis is new: Keras's `stack` rather than `concatenate`
/// @param axis the axis, not the batch; negative counts from the end
public record JoinOperation(String name, boolean stacks, int axis) implements Operation {
  @Override
  public String className() {
    return stacks ? "Stack" : "Concatenate";
  }

  @Override
  public String module() {
    return "keras.src.ops.numpy";
  }

  @Override
  public boolean takesList() {
    return true;
  }

  @Override
  public List<String> parameters() {
    return List.of("xs");
  }

  @Override
  public List<Operand> operands() {
    return List.of(Operand.input());
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (!stacks) {
      return new Concatenate(name, axis).outputShape(inputs);
    }
    Shape first = inputs.getFirst();
    if (inputs.stream().anyMatch(shape -> !shape.equals(first))) {
      throw new ShapeException(this, "inputs of one shape", inputs);
    }
    int along = along(first.rank() + 1);
    int[] dims = new int[first.rank() + 1];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = i == along ? inputs.size() : first.dim(i < along ? i : i - 1);
    }
    return Shape.of(dims);
  }

  private int along(int rank) {
    return Axes.inRow(axis, rank);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    for (DType candidate : List.of(DType.FLOAT32, DType.INT64, DType.INT32)) {
      if (inputs.contains(candidate)) {
        return candidate;
      }
    }
    return inputs.getFirst();
  }

  @Override
  public Value emit(Emitter emitter) {
    List<Value> inputs = emitter.inputs();
    Shape shape = outputShape(inputs.stream().map(Value::shape).toList());
    int outer = 1;
    for (int i = 1; i < along(shape.rank()); i++) {
      outer *= shape.dim(i);
    }
    DType dtype = outputType(inputs.stream().map(Value::dtype).toList());
    return emitter.op(new Join(outer), shape, dtype, inputs, List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("axis", (long) axis);
    return config;
  }

  static JoinOperation fromConfig(boolean stacks, Config config) {
    config.ignore("args", "kwargs");
    List<Integer> axes = Axes.read(config, "axis");
    return new JoinOperation(
        config.string("name", ""), stacks, axes.isEmpty() ? 0 : axes.getFirst());
  }
}
