package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.ops.BatchNormalize;
import dev.litmus.nn.ops.FrozenBatchNormalize;
import dev.litmus.nn.ops.Grouping;
import dev.litmus.nn.ops.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the mean of each channel near 0 and its standard deviation near 1: y = (x - m) / sqrt(v +
/// epsilon) * gamma + beta. In training m and v are the batch's, which makes a row's result depend
/// on the others; in prediction they are moving averages of these. A frozen one takes the moving
/// averages in training too, as in Keras. Ioffe and Szegedy, "Batch normalization" (2015).
///
/// Output shape: the input's. Where the input has a mask, masked steps do not count in m and v.
///
/// @param axis the axis of the channels, not the batch; Keras's default is -1
/// @param momentum the share of a moving average that stays at an update; Keras's default is 0.99
/// @param epsilon Keras's default is 0.001
/// @param center whether there is a beta
/// @param scale whether there is a gamma
public record BatchNormalization(
    String name,
    int axis,
    double momentum,
    double epsilon,
    boolean center,
    boolean scale,
    WeightOptions beta,
    WeightOptions gamma,
    Initializer movingMeanInitializer,
    Initializer movingVarianceInitializer)
    implements Layer {
  /// Keras's defaults.
  public static BatchNormalization of() {
    return new BatchNormalization(
        "",
        -1,
        0.99,
        1e-3,
        true,
        true,
        WeightOptions.of("zeros"),
        WeightOptions.of("ones"),
        Initializers.named("zeros"),
        Initializers.named("ones"));
  }

  /// Keras's defaults but for the momentum.
  public static BatchNormalization of(double momentum) {
    BatchNormalization standard = of();
    return new BatchNormalization(
        "",
        standard.axis,
        momentum,
        standard.epsilon,
        true,
        true,
        standard.beta,
        standard.gamma,
        standard.movingMeanInitializer,
        standard.movingVarianceInitializer);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    Axes.known(this, axis, inputs);
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
    builder.statistic("moving_mean", shape, DType.FLOAT32, movingMeanInitializer);
    builder.statistic("moving_variance", shape, DType.FLOAT32, movingVarianceInitializer);
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Value mask = emitter.mask(0);
    Grouping channels = Grouping.by(x.shape(), List.of(Axes.positive(axis, x.shape())));
    boolean learns = emitter.trainable();
    Op op =
        learns
            ? new BatchNormalize(channels, (float) epsilon, momentum, scale, center)
            : new FrozenBatchNormalize(channels, (float) epsilon, scale, center);
    List<Variable> variables = new ArrayList<>();
    if (scale) {
      variables.add(emitter.variable("gamma"));
    }
    if (center) {
      variables.add(emitter.variable("beta"));
    }
    variables.add(emitter.variable("moving_mean"));
    variables.add(emitter.variable("moving_variance"));
    List<Value> inputs = learns && mask != null ? List.of(x, mask) : List.of(x);
    return emitter.op(op, x.shape(), DType.FLOAT32, inputs, variables);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("axis", (long) axis);
    config.put("momentum", momentum);
    config.put("epsilon", epsilon);
    config.put("center", center);
    config.put("scale", scale);
    config.put("beta_initializer", Configs.initializer(beta.initializer()));
    config.put("gamma_initializer", Configs.initializer(gamma.initializer()));
    config.put("moving_mean_initializer", Configs.initializer(movingMeanInitializer));
    config.put("moving_variance_initializer", Configs.initializer(movingVarianceInitializer));
    WeightOptions.write(config, Map.entry("beta", beta), Map.entry("gamma", gamma));
    config.put("synchronized", false);
    return config;
  }

  /// Reads Keras's configuration; Keras 2 may give the axis as a list of one.
  public static BatchNormalization fromConfig(Config config) {
    List<Integer> axes = Axes.read(config, "axis");
    if (axes.size() != 1) {
      throw new IllegalArgumentException(
          "%s: batch normalization over several axes %s is not supported; expected one"
              .formatted(config.owner(), axes));
    }
    // On one machine synchronized batches are the same as others.
    config.requireDefault("renorm", false);
    config.ignore("renorm_clipping", "renorm_momentum", "synchronized");
    return new BatchNormalization(
        config.string("name", ""),
        axes.getFirst(),
        config.number("momentum", 0.99),
        config.number("epsilon", 1e-3),
        config.bool("center", true),
        config.bool("scale", true),
        WeightOptions.read(config, "beta", "zeros"),
        WeightOptions.read(config, "gamma", "ones"),
        Configs.initializer(config, "moving_mean_initializer", "zeros"),
        Configs.initializer(config, "moving_variance_initializer", "ones"));
  }
}
