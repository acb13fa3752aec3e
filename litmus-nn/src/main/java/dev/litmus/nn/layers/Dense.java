package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.Affine;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fully connected layer: y = f(x W + b), with kernel W (inputs, units) and bias b (units).
///
/// Input shape: `(batch, .., inputs)`. Output shape: `(batch, .., units)`.
///
/// Defaults are Keras's: linear activation, a bias, glorot_uniform kernel, zero bias, no
/// regularizer and no constraint.
///
/// @param units outputs a row, at least 1
/// @param activityRegularizer a penalty on the outputs
public record Dense(
    String name,
    int units,
    Activation activation,
    boolean useBias,
    WeightOptions kernel,
    WeightOptions bias,
    Optional<Regularizer> activityRegularizer)
    implements Layer {
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("Dense: units must be at least 1; found " + units);
    }
  }

  /// A linear layer.
  public static Dense of(int units) {
    return of(units, "linear");
  }

  /// A layer with one of Keras's activations, such as `relu`.
  public static Dense of(int units, String activation) {
    return new Dense(
        "",
        units,
        Activations.named(activation),
        true,
        WeightOptions.of("glorot_uniform"),
        WeightOptions.of("zeros"),
        Optional.empty());
  }

  public Dense named(String newName) {
    return new Dense(newName, units, activation, useBias, kernel, bias, activityRegularizer);
  }

  public Dense activation(Activation other) {
    return new Dense(name, units, other, useBias, kernel, bias, activityRegularizer);
  }

  public Dense useBias(boolean use) {
    return new Dense(name, units, activation, use, kernel, bias, activityRegularizer);
  }

  public Dense kernel(WeightOptions other) {
    return new Dense(name, units, activation, useBias, other, bias, activityRegularizer);
  }

  public Dense bias(WeightOptions other) {
    return new Dense(name, units, activation, useBias, kernel, other, activityRegularizer);
  }

  public Dense kernelInitializer(Initializer other) {
    return kernel(kernel.initializer(other));
  }

  public Dense biasInitializer(Initializer other) {
    return bias(bias.initializer(other));
  }

  public Dense kernelRegularizer(Regularizer other) {
    return kernel(kernel.regularizer(other));
  }

  public Dense activityRegularizer(Regularizer other) {
    return new Dense(name, units, activation, useBias, kernel, bias, Optional.of(other));
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    if (input.rank() < 2 || input.last() == Shape.UNKNOWN) {
      throw new ShapeException(this, "(batch, .., inputs) with a known last axis", inputs);
    }
    return input.withLast(units);
  }

  @Override
  public void build(LayerBuilder builder) {
    builder.variable("kernel", Shape.of(builder.input().last(), units), kernel);
    if (useBias) {
      builder.variable("bias", Shape.of(units), bias);
    }
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    List<Variable> variables =
        useBias
            ? List.of(emitter.variable("kernel"), emitter.variable("bias"))
            : List.of(emitter.variable("kernel"));
    Shape shape = x.shape().withLast(units);
    Value z = emitter.op(new Affine(units), shape, DType.FLOAT32, List.of(x), variables);
    boolean linear = activation.name().equals("linear");
    Value y = linear ? z : emitter.op(new Activate(activation, units), z);
    activityRegularizer.ifPresent(regularizer -> emitter.penalize(y, regularizer));
    return y;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.beginning(activityRegularizer);
    config.put("units", (long) units);
    config.put("activation", activation.written());
    config.put("use_bias", useBias);
    WeightOptions.write(config, Map.entry("kernel", kernel), Map.entry("bias", bias));
    return config;
  }

  /// Reads Keras's configuration.
  public static Dense fromConfig(Config config) {
    config.requireDefault("lora_rank", null).ignore("quantization_config");
    return new Dense(
        config.string("name", ""),
        config.integer("units", 1),
        Configs.activation(config, "activation"),
        config.bool("use_bias", true),
        WeightOptions.read(config, "kernel", "glorot_uniform"),
        WeightOptions.read(config, "bias", "zeros"),
        Configs.regularizer(config, "activity_regularizer"));
  }
}
