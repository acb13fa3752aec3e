package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.OneHot;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operation `one_hot`: a new last axis with 1 at the place of each index.
///
/// @param classes Keras's `num_classes`: the size of the new axis
/// @param dtype the type of its numbers
public record OneHotOperation(String name, int classes, DType dtype) implements Operation {
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
    int[] dims = Arrays.copyOf(input.dims(), input.rank() + 1);
    dims[input.rank()] = classes;
    return Shape.of(dims);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return dtype;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Shape shape = outputShape(List.of(x.shape()));
    return emitter.op(new OneHot(classes), shape, dtype, List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("num_classes", (long) classes);
    config.put("axis", -1L);
    config.put("dtype", dtype.kerasName());
    config.put("sparse", false);
    return config;
  }

  static OneHotOperation fromConfig(Config config) {
    Operands.all(config, List.of("x"));
    config.requireDefault("axis", -1L).requireDefault("sparse", false);
    return new OneHotOperation(
        config.string("name", ""),
        config.integer("num_classes", 1),
        DType.of(config.string("dtype", "float32")));
  }
}
