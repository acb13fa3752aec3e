package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Ones;
import dev.litmus.nn.ops.GroupNormalize;
import dev.litmus.nn.ops.Grouping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Divides each row (or each step of it) by the root of its mean square: y = x / sqrt(mean of x^2 +
/// epsilon) * scale. Zhang and Sennrich, "Root mean square layer normalization" (2019).
///
/// Output shape: the input's. The weight `scale` has the sizes of the axes.
///
/// @param axis the axes along which the mean is taken, the last of the input; Keras's default is
///   the last one
/// @param epsilon Keras's default is 1e-6
public record RMSNormalization(String name, List<Integer> axis, double epsilon) implements Layer {
  public RMSNormalization {
    axis = axis.stream().sorted().toList();
  }

  /// Keras's defaults.
  public static RMSNormalization of() {
    return new RMSNormalization("", List.of(-1), 1e-6);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    axis.forEach(one -> Axes.known(this, one, inputs));
    List<Integer> along = Axes.positive(axis, input);
    if (along.getFirst() != input.rank() - along.size()) {
      throw new ShapeException(this, "axis " + axis + " to be the last of the input", inputs);
    }
    return input;
  }

  @Override
  public void build(LayerBuilder builder) {
    Shape input = builder.input();
    Shape shape = Shape.of(axis.stream().mapToInt(input::dim).toArray());
    builder.variable("scale", shape, new Ones());
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    List<Integer> along = Axes.positive(axis, x.shape());
    GroupNormalize op =
        new GroupNormalize(
            Grouping.by(x.shape(), Axes.others(along, x.shape())),
            Grouping.by(x.shape(), along),
            GroupNormalize.Form.MEAN_SQUARE,
            (float) epsilon,
            true,
            false);
    return emitter.op(op, x.shape(), DType.FLOAT32, List.of(x), List.of(emitter.variable("scale")));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("axis", Axes.write(axis));
    config.put("epsilon", epsilon);
    return config;
  }

  /// Reads Keras's configuration.
  public static RMSNormalization fromConfig(Config config) {
    return new RMSNormalization(
        config.string("name", ""), Axes.read(config, "axis"), config.number("epsilon", 1e-6));
  }
}
