package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.GroupNormalize;
import dev.litmus.nn.ops.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Normalizes groups of neighbouring channels of each row: y = (x - m) / sqrt(v + epsilon) * gamma
/// + beta, with mean m and variance v over the channels of a group and all places, gamma and beta
///   for each channel. Wu and He, "Group normalization" (2018).
///
/// Output shape: the input's.
///
/// @param groups how many; must divide the channels; -1 makes each channel a group; Keras's default
///   is 32
/// @param axis the axis of the channels, not the batch; Keras's default is -1
/// @param epsilon Keras's default is 0.001
/// @param center whether there is a beta
/// @param scale whether there is a gamma
public record GroupNormalization(
    String name,
    int groups,
    int axis,
    double epsilon,
    boolean center,
    boolean scale,
    WeightOptions beta,
    WeightOptions gamma)
    implements Layer {
  public GroupNormalization {
    if (groups < 1 && groups != -1) {
      throw new IllegalArgumentException(
          "GroupNormalization: groups must be at least 1, or -1 for one a channel; found "
              + groups);
    }
  }

  /// Keras's defaults but for the number of groups.
  public static GroupNormalization of(int groups) {
    return new GroupNormalization(
        "", groups, -1, 1e-3, true, true, WeightOptions.of("zeros"), WeightOptions.of("ones"));
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    Axes.known(this, axis, inputs);
    if (groups != -1 && input.dim(axis) % groups != 0) {
      throw new ShapeException(
          this, "an axis %d that %d groups divide".formatted(axis, groups), inputs);
    }
    return input;
  }

  @Override
  public void build(LayerBuilder builder) {
    Shape shape = Shape.of(builder.input().dim(axis));
    if (scale) {
      builder.variable("gamma", shape, gamma);
    }
    if (center) {
      builder.variable("beta", shape, beta);
    }
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Grouping channels = Grouping.by(x.shape(), List.of(Axes.positive(axis, x.shape())));
    List<Variable> variables = new ArrayList<>();
    if (scale) {
      variables.add(emitter.variable("gamma"));
    }
    if (center) {
      variables.add(emitter.variable("beta"));
    }
    GroupNormalize op =
        new GroupNormalize(
            channels.joined(groups == -1 ? 1 : channels.count() / groups),
            channels,
            GroupNormalize.Form.STANDARD,
            (float) epsilon,
            scale,
            center);
    return emitter.op(op, x.shape(), DType.FLOAT32, List.of(x), variables);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("groups", (long) groups);
    config.put("axis", (long) axis);
    config.put("epsilon", epsilon);
    config.put("center", center);
    config.put("scale", scale);
    WeightOptions.write(config, Map.entry("beta", beta), Map.entry("gamma", gamma));
    return config;
  }

  /// Reads Keras's configuration.
  public static GroupNormalization fromConfig(Config config) {
    List<Integer> axes = Axes.read(config, "axis");
    if (axes.size() != 1) {
      throw new IllegalArgumentException(
          "%s: axis must be one; found %s".formatted(config.owner(), axes));
    }
    return new GroupNormalization(
        config.string("name", ""),
        config.integer("groups", -1, 32),
        axes.getFirst(),
        config.number("epsilon", 1e-3),
        config.bool("center", true),
        config.bool("scale", true),
        WeightOptions.read(config, "beta", "zeros"),
        WeightOptions.read(config, "gamma", "ones"));
  }
}
