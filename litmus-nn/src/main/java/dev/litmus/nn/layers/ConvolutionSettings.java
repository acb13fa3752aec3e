package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all convolutions are told, whatever their kind.
///
/// Defaults are Keras's: strides and dilation 1, no padding, channels last, linear activation, a
/// bias, glorot_uniform kernel, zero bias.
///
/// @param sliding how the kernel slides
/// @param kernelInitializer of the kernel; of the depthwise one where there are two
public record ConvolutionSettings(
    String name,
    Sliding sliding,
    Activation activation,
    boolean useBias,
    Initializer kernelInitializer,
    Initializer biasInitializer) {
  /// The defaults for a kernel of that size, one number for all axes or one each.
  static ConvolutionSettings of(int rank, int... kernelSize) {
    return new ConvolutionSettings(
        "",
        Sliding.of(Sizes.of(rank, kernelSize), Sizes.of(rank, 1)),
        Activations.named("linear"),
        true,
        Initializers.named("glorot_uniform"),
        Initializers.named("zeros"));
  }

  ConvolutionSettings named(String newName) {
    return new ConvolutionSettings(
        newName, sliding, activation, useBias, kernelInitializer, biasInitializer);
  }

  ConvolutionSettings sliding(Sliding other) {
    return new ConvolutionSettings(
        name, other, activation, useBias, kernelInitializer, biasInitializer);
  }

  ConvolutionSettings activation(Activation other) {
    return new ConvolutionSettings(
        name, sliding, other, useBias, kernelInitializer, biasInitializer);
  }

  ConvolutionSettings useBias(boolean use) {
    return new ConvolutionSettings(
        name, sliding, activation, use, kernelInitializer, biasInitializer);
  }

  ConvolutionSettings kernelInitializer(Initializer other) {
    return new ConvolutionSettings(name, sliding, activation, useBias, other, biasInitializer);
  }

  ConvolutionSettings biasInitializer(Initializer other) {
    return new ConvolutionSettings(name, sliding, activation, useBias, kernelInitializer, other);
  }

  /// Refuses a count below one, in the name of a class of layers.
  static void checkCount(String className, String what, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "%s: %s must be at least 1; found %d".formatted(className, what, count));
    }
  }

  /// The size of the kernel followed by two more axes.
  Shape kernelShape(int third, int fourth) {
    List<Integer> dims = new ArrayList<>(sliding.size());
    dims.add(third);
    dims.add(fourth);
    return Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  void buildBias(LayerBuilder builder, int filters) {
    if (useBias) {
      builder.variable("bias", Shape.of(filters), biasInitializer);
    }
  }

  /// A kernel, and the bias if there is one.
  List<Variable> variables(Emitter emitter, String kernel) {
    return useBias
        ? List.of(emitter.variable(kernel), emitter.variable("bias"))
        : List.of(emitter.variable(kernel));
  }

  /// The result, computed with channels last, in the layer's format and through its activation.
  Value finish(Emitter emitter, Value z) {
    Value y = sliding.dataFormat().restored(emitter, z);
    return activation.name().equals("linear")
        ? y
        : emitter.op(new Activate(activation, y.shape().last()), y);
  }

  /// Writes activation and weights; the kernels' keys begin with those words.
  void putWeights(Map<String, @Nullable Object> config, Map<String, Initializer> kernels) {
    config.put("activation", activation.name());
    config.put("use_bias", useBias);
    kernels.forEach((kernel, initializer) ->
        config.put(kernel + "_initializer", Configs.initializer(initializer)));
    config.put("bias_initializer", Configs.initializer(biasInitializer));
    kernels.keySet().forEach(kernel -> config.put(kernel + "_regularizer", null));
    config.put("bias_regularizer", null);
    config.put("activity_regularizer", null);
    kernels.keySet().forEach(kernel -> config.put(kernel + "_constraint", null));
    config.put("bias_constraint", null);
  }

  /// Reads what all convolutions have.
  ///
  /// @param kernel the word that the kernel's keys begin with
  static ConvolutionSettings fromConfig(Config config, int rank, String kernel) {
    for (String weight : List.of(kernel, "bias")) {
      config.requireDefault(weight + "_regularizer", null);
      config.requireDefault(weight + "_constraint", null);
    }
    config.requireDefault("activity_regularizer", null).requireDefault("lora_rank", null);
    config.ignore("quantization_config");
    return new ConvolutionSettings(
        config.string("name", ""),
        Sliding.convolution(config, rank),
        Configs.activation(config, "activation"),
        config.bool("use_bias", true),
        Configs.initializer(config, kernel + "_initializer", "glorot_uniform"),
        Configs.initializer(config, "bias_initializer", "zeros"));
  }

  /// Refuses what is not supported of a separable convolution's second kernel; Keras 2 wrote keys
  /// of a plain convolution too, which said nothing.
  static void refusePointwise(Config config) {
    config.requireDefault("pointwise_regularizer", null);
    config.requireDefault("pointwise_constraint", null);
    config.requireDefault("groups", 1L);
    config.ignore("kernel_initializer", "kernel_regularizer", "kernel_constraint");
  }
}
