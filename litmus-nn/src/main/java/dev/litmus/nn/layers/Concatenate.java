package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Join;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sets its inputs side by side along one axis.
///
/// Input shapes: alike but for that axis. Output shape: the sum of the inputs along it.
///
/// @param axis the axis, not the batch; negative counts from the end, Keras's default is -1
public record Concatenate(String name, int axis) implements Layer {
  public static Concatenate of() {
    return new Concatenate("", -1);
  }

  @Override
  public boolean takesList() {
    return true;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException(this, "at least one input", inputs);
    }
    Shape first = inputs.getFirst();
    int along = axis < 0 ? axis + first.rank() : axis;
    if (along < 1 || along >= first.rank()) {
      throw new ShapeException(this, "an axis " + axis + " that is not the batch", inputs);
    }
    int[] dims = first.dims();
    for (Shape input : inputs.subList(1, inputs.size())) {
      int[] other = input.dims();
      boolean alike = other.length == dims.length;
      for (int i = 1; alike && i < dims.length; i++) {
        alike = i == along || other[i] == dims[i];
      }
      if (!alike) {
        throw new ShapeException(this, "shapes alike but for axis " + axis, inputs);
      }
      dims[along] = Math.addExact(dims[along], other[along]);
    }
    return Shape.of(dims);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return inputs.contains(DType.STRING) ? DType.STRING : DType.FLOAT32;
  }

  @Override
  public Value emit(Emitter emitter) {
    List<Value> inputs = emitter.inputs();
    Shape shape = outputShape(inputs.stream().map(Value::shape).toList());
    int along = axis < 0 ? axis + shape.rank() : axis;
    int outer = 1;
    for (int i = 1; i < along; i++) {
      outer *= shape.dim(i);
    }
    return emitter.op(new Join(outer), shape, DType.FLOAT32, inputs, List.of());
  }

  @Override
  public @Nullable Value emitMask(Emitter emitter) {
    List<Value> inputs = emitter.inputs();
    int rank = inputs.getFirst().shape().rank();
    int along = axis < 0 ? axis + rank : axis;
    return rank < 3 ? null : along == 1 ? Masks.joined(emitter) : Merging.mask(emitter);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("axis", (long) axis);
    return config;
  }

  /// Reads Keras's configuration.
  public static Concatenate fromConfig(Config config) {
    int axis =
        config.value("axis") instanceof Long number && number >= -8 && number < 8
            ? number.intValue()
            : -1;
    return new Concatenate(config.string("name", ""), axis);
  }
}
