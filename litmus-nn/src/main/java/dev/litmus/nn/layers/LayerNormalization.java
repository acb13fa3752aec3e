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

/// Normalizes each row (or each step of it) by itself: y = (x - m) / sqrt(v + epsilon) * gamma +
/// beta, with mean m and variance v over the axes. Ba, Kiros and Hinton, "Layer normalization"
/// (2016).
///
/// Output shape: the input's. gamma and beta have the sizes of the axes.
///
/// @param axis the axes, not the batch; Keras's default is the last
/// @param epsilon Keras's default is 0.001
/// @param center whether there is a beta
/// @param scale whether there is a gamma
/// @param rmsScaling Keras's out-dated form: y = x / sqrt(v + epsilon) * gamma
public record LayerNormalization(
    String name,
    List<Integer> axis,
    double epsilon,
    boolean center,
    boolean scale,
    boolean rmsScaling,
    WeightOptions beta,
    WeightOptions gamma)
    implements Layer {
  public LayerNormalization {
    axis = axis.stream().sorted().toList();
  }

  /// Keras's defaults: over the last axis.
  public static LayerNormalization of() {
    return new LayerNormalization(
        "",
        List.of(-1),
        1e-3,
        true,
        true,
        false,
        WeightOptions.of("zeros"),
        WeightOptions.of("ones"));
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    axis.forEach(one -> Axes.known(this, one, inputs));
    return input;
  }

  private boolean scales() {
    return scale || rmsScaling;
  }

  private boolean shifts() {
    return center && !rmsScaling;
  }

  @Override
  public void build(LayerBuilder builder) {
    Shape input = builder.input();
    Shape shape = Shape.of(axis.stream().mapToInt(input::dim).toArray());
    if (scales()) {
      builder.variable("gamma", shape, gamma);
    }
    if (shifts()) {
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
    List<Integer> along = Axes.positive(axis, x.shape());
    List<Variable> variables = new ArrayList<>();
    if (scales()) {
      variables.add(emitter.variable("gamma"));
    }
    if (shifts()) {
      variables.add(emitter.variable("beta"));
    }
    GroupNormalize op =
        new GroupNormalize(
            Grouping.by(x.shape(), Axes.others(along, x.shape())),
            Grouping.by(x.shape(), along),
            rmsScaling ? GroupNormalize.Form.VARIANCE : GroupNormalize.Form.STANDARD,
            (float) epsilon,
            scales(),
            shifts());
    return emitter.op(op, x.shape(), DType.FLOAT32, List.of(x), variables);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("axis", Axes.write(axis));
    config.put("epsilon", epsilon);
    config.put("center", center);
    config.put("scale", scale);
    config.put("rms_scaling", rmsScaling);
    WeightOptions.write(config, Map.entry("beta", beta), Map.entry("gamma", gamma));
    return config;
  }

  /// Reads Keras's configuration.
  public static LayerNormalization fromConfig(Config config) {
    return new LayerNormalization(
        config.string("name", ""),
        Axes.read(config, "axis"),
        config.number("epsilon", 1e-3),
        config.bool("center", true),
        config.bool("scale", true),
        config.bool("rms_scaling", false),
        WeightOptions.read(config, "beta", "zeros"),
        WeightOptions.read(config, "gamma", "ones"));
  }
}
