package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.GroupSoftmax;
import dev.litmus.nn.ops.Grouping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The operations `softmax` along an axis and `log_softmax` along the last.
///
/// @param logarithm whether it gives the logarithms
/// @param axis the axis, not the batch; negative counts from the end
public record SoftmaxOperation(String name, boolean logarithm, int axis) implements Operation {
  @Override
  public String className() {
    return logarithm ? "LogSoftmax" : "Softmax";
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
    try {
      int along = Axes.inRow(axis, input.rank());
      if (logarithm && along != input.rank() - 1) {
        throw new IllegalArgumentException("its axis %d to be the last".formatted(axis));
      }
    } catch (IllegalArgumentException e) {
      throw new ShapeException(this, String.valueOf(e.getMessage()), inputs);
    }
    return input;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    int along = Axes.inRow(axis, x.shape().rank());
    if (along != x.shape().rank() - 1) {
      List<Integer> others =
          IntStream.range(1, x.shape().rank()).filter(i -> i != along).boxed().toList();
      return emitter.op(new GroupSoftmax(Grouping.by(x.shape(), others)), x);
    }
    String function = logarithm ? "log_softmax" : "softmax";
    return emitter.op(new Activate(Activations.named(function), x.shape().last()), x);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("axis", (long) axis);
    return config;
  }

  static SoftmaxOperation fromConfig(boolean logarithm, Config config) {
    Operands.all(config, List.of("x"));
    List<Integer> axes = Axes.read(config, "axis");
    return new SoftmaxOperation(
        config.string("name", ""), logarithm, axes.size() == 1 ? axes.getFirst() : -1);
  }
}
