package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Cumulate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operations `cumsum` and `cumprod`: running sums or products along an axis.
///
/// Output shape: the input's.
///
/// @param product whether elements are multiplied
/// @param axis the axis, not the batch; negative counts from the end
public record CumulativeOperation(String name, boolean product, int axis) implements Operation {
  @Override
  public String className() {
    return product ? "Cumprod" : "Cumsum";
  }

  @Override
  public String module() {
    return "keras.src.ops.numpy";
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
    try {
      Axes.inRow(axis, input.rank());
    } catch (IllegalArgumentException e) {
      throw new ShapeException(this, String.valueOf(e.getMessage()), inputs);
    }
    return input;
  }

  @Override
  public DType outputType(List<DType> inputs) {
    DType input = inputs.getFirst();
    return input == DType.BOOL ? DType.INT32 : input;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    int along = Axes.inRow(axis, x.shape().rank());
    Cumulate op = new Cumulate(product, x.shape().dim(along), Axes.steps(x.shape())[along]);
    return emitter.op(op, x.shape(), outputType(List.of(x.dtype())), List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("axis", (long) axis);
    config.put("dtype", null);
    return config;
  }

  static CumulativeOperation fromConfig(boolean product, Config config) {
    Operands.all(config, List.of("x"));
    config.requireDefault("dtype", null);
    return new CumulativeOperation(config.string("name", ""), product, Axes.one(config, "axis"));
  }
}
