package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Grouping;
import dev.litmus.nn.ops.UnitNormalize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scales each row (or each step of it) to length 1: y = x / sqrt(sum of x^2).
///
/// Output shape: the input's.
///
/// @param axis the axes along which the sum is taken, not the batch; Keras's default is the last
public record UnitNormalization(String name, List<Integer> axis) implements Layer {
  /// Keras's: a length below that counts as that.
  private static final double SHORTEST = 1e-12;

  public UnitNormalization {
    axis = List.copyOf(axis);
  }

  /// Keras's defaults.
  public static UnitNormalization of() {
    return new UnitNormalization("", List.of(-1));
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    axis.forEach(one -> Axes.known(this, one, inputs));
    return input;
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    Shape shape = emitter.input().shape();
    List<Integer> others = Axes.others(Axes.positive(axis, shape), shape);
    return emitter.op(new UnitNormalize(Grouping.by(shape, others), SHORTEST), emitter.input());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("axis", Axes.write(axis));
    return config;
  }

  /// Reads Keras's configuration.
  public static UnitNormalization fromConfig(Config config) {
    return new UnitNormalization(config.string("name", ""), Axes.read(config, "axis"));
  }
}
