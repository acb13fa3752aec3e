package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.OneHot;
import dev.litmus.nn.ops.Rearrange;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operation `one_hot`: a new axis with 1 at the place of each index.
///
/// @param classes Keras's `num_classes`: the size of the new axis
/// @param axis where the new axis stands, not before the batch; -1 is last
/// @param dtype the type of its numbers
public record OneHotOperation(String name, int classes, int axis, DType dtype)
    implements Operation {
  @Override
  public String className() {
    return "OneHot";
  }

  @Override
  public String module() {
    return "keras.src.ops.nn";
  }

  @Override
  public List<String> parameters() {
    return List.of("x");
  }

  @Override
  public List<Operand> operands() {
    return List.of(Operand.input());
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    int at = at(input);
    int[] dims = new int[input.rank() + 1];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = i == at ? classes : input.dim(i < at ? i : i - 1);
    }
    return Shape.of(dims);
  }

  private int at(Shape input) {
    try {
      return Axes.inRow(axis, input.rank() + 1);
    } catch (IllegalArgumentException e) {
      throw new ShapeException(this, String.valueOf(e.getMessage()), List.of(input));
    }
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return dtype;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Shape shape = outputShape(List.of(x.shape()));
    Value last =
        emitter.op(
            new OneHot(classes),
            Shape.of(Arrays.copyOf(x.shape().dims(), x.shape().rank() + 1))
                .withDim(x.shape().rank(), classes),
            dtype,
            List.of(x),
            List.of());
    int step = Axes.steps(shape)[at(x.shape())];
    if (step == 1) {
      return last;
    }
    int[] source = new int[shape.rowSize()];
    for (int i = 0; i < source.length; i++) {
      int outer = i / (step * classes);
      source[i] = (outer * step + i % step) * classes + i / step % classes;
    }
    return emitter.op(new Rearrange(source, 0f), shape, dtype, List.of(last), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("num_classes", (long) classes);
    config.put("axis", (long) axis);
    config.put("dtype", dtype.kerasName());
    config.put("sparse", false);
    return config;
  }

  static OneHotOperation fromConfig(Config config) {
    Operands.all(config, List.of("x"));
    config.requireDefault("sparse", false);
    return new OneHotOperation(
        config.string("name", ""),
        config.integer("num_classes", 1),
        Axes.one(config, "axis"),
        DType.of(config.string("dtype", "float32")));
  }
}
