package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.Affine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fully connected layer: y = f(x W + b), with kernel W (inputs, units) and bias b (units).
///
/// Input shape: `(batch, .., inputs)`. Output shape: `(batch, .., units)`.
///
/// Defaults are Keras's: linear activation, a bias, glorot_uniform kernel, zero bias.
///
/// @param units outputs a row, at least 1
public record Dense(
    String name,
    int units,
    Activation activation,
    boolean useBias,
    Initializer kernelInitializer,
    Initializer biasInitializer)
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
        Initializers.named("glorot_uniform"),
        Initializers.named("zeros"));
  }

  public Dense named(String newName) {
    return new Dense(newName, units, activation, useBias, kernelInitializer, biasInitializer);
  }

  public Dense activation(Activation other) {
    return new Dense(name, units, other, useBias, kernelInitializer, biasInitializer);
  }

  public Dense useBias(boolean use) {
    return new Dense(name, units, activation, use, kernelInitializer, biasInitializer);
  }

  public Dense kernelInitializer(Initializer other) {
    return new Dense(name, units, activation, useBias, other, biasInitializer);
  }

  public Dense biasInitializer(Initializer other) {
    return new Dense(name, units, activation, useBias, kernelInitializer, other);
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
    builder.variable("kernel", Shape.of(builder.input().last(), units), kernelInitializer);
    if (useBias) {
      builder.variable("bias", Shape.of(units), biasInitializer);
    }
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
    return activation.name().equals("linear") ? z : emitter.op(new Activate(activation, units), z);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("units", (long) units);
    config.put("activation", activation.name());
    config.put("use_bias", useBias);
    config.put("kernel_initializer", Configs.initializer(kernelInitializer));
    config.put("bias_initializer", Configs.initializer(biasInitializer));
    for (String key : UNSUPPORTED) {
      config.put(key, null);
    }
    return config;
  }

  private static final List<String> UNSUPPORTED =
      List.of("kernel_regularizer", "bias_regularizer", "kernel_constraint", "bias_constraint");

  /// Reads Keras's configuration.
  public static Dense fromConfig(Config config) {
    UNSUPPORTED.forEach(key -> config.requireDefault(key, null));
    config.requireDefault("activity_regularizer", null).requireDefault("lora_rank", null);
    config.ignore("quantization_config");
    return new Dense(
        config.string("name", ""),
        config.integer("units", 1),
        Configs.activation(config, "activation"),
        config.bool("use_bias", true),
        Configs.initializer(config, "kernel_initializer", "glorot_uniform"),
        Configs.initializer(config, "bias_initializer", "zeros"));
  }
}
