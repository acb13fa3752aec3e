package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What all convolutions are told, whatever their kind.
///
/// Defaults are Keras's: strides and dilation 1, no padding, channels last, linear activation, a
/// bias, glorot_uniform kernel, zero bias, no regularizer and no constraint.
///
/// @param sliding how the kernel slides
/// @param kernel of the kernel; of the depthwise one where there are two
/// @param activityRegularizer a penalty on the outputs
public record ConvolutionSettings(
    String name,
    Sliding sliding,
    Activation activation,
    boolean useBias,
    WeightOptions kernel,
    WeightOptions bias,
    Optional<Regularizer> activityRegularizer) {
  /// The defaults for a kernel of that size, one number for all axes or one each.
  static ConvolutionSettings of(int rank, int... kernelSize) {
    return new ConvolutionSettings(
        "",
        Sliding.of(Sizes.of(rank, kernelSize), Sizes.of(rank, 1)),
        Activations.named("linear"),
        true,
        WeightOptions.of("glorot_uniform"),
        WeightOptions.of("zeros"),
        Optional.empty());
  }

  ConvolutionSettings named(String newName) {
    return new ConvolutionSettings(
        newName, sliding, activation, useBias, kernel, bias, activityRegularizer);
  }

  ConvolutionSettings sliding(Sliding other) {
    return new ConvolutionSettings(
        name, other, activation, useBias, kernel, bias, activityRegularizer);
  }

  ConvolutionSettings activation(Activation other) {
    return new ConvolutionSettings(
        name, sliding, other, useBias, kernel, bias, activityRegularizer);
  }

  ConvolutionSettings useBias(boolean use) {
    return new ConvolutionSettings(
        name, sliding, activation, use, kernel, bias, activityRegularizer);
  }

  ConvolutionSettings kernel(WeightOptions other) {
    return new ConvolutionSettings(
        name, sliding, activation, useBias, other, bias, activityRegularizer);
  }

  ConvolutionSettings bias(WeightOptions other) {
    return new ConvolutionSettings(
        name, sliding, activation, useBias, kernel, other, activityRegularizer);
  }

  ConvolutionSettings activityRegularizer(Regularizer other) {
    return new ConvolutionSettings(
        name, sliding, activation, useBias, kernel, bias, Optional.of(other));
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
      builder.variable("bias", Shape.of(filters), bias);
    }
  }

  /// A kernel, and the bias if there is one.
  List<Variable> variables(Emitter emitter, String kernel) {
    return useBias
        ? List.of(emitter.variable(kernel), emitter.variable("bias"))
        : List.of(emitter.variable(kernel));
  }

  /// The result, computed with channels last, in the layer's format and through its activation.
  Value finish(Emitter emitter, Value computed) {
    Value z = sliding.dataFormat().restored(emitter, computed);
    boolean linear = activation.name().equals("linear");
    Value y = linear ? z : emitter.op(new Activate(activation, z.shape().last()), z);
    activityRegularizer.ifPresent(regularizer -> emitter.penalize(y, regularizer));
    return y;
  }

  /// Writes activation and weights.
  @SafeVarargs
  final void putWeights(
      Map<String, @Nullable Object> config, Map.Entry<String, WeightOptions>... weights) {
    config.put("activation", activation.written());
    config.put("use_bias", useBias);
    WeightOptions.write(config, weights);
    config.put("activity_regularizer", Configs.regularizer(activityRegularizer));
  }

  /// Reads what all convolutions have.
  ///
  /// @param kernel the word that the kernel's keys begin with
  static ConvolutionSettings fromConfig(Config config, int rank, String kernel) {
    config.requireDefault("lora_rank", null).requireDefault("lora_alpha", null);
    config.ignore("quantization_config");
    return new ConvolutionSettings(
        config.string("name", ""),
        Sliding.convolution(config, rank),
        Configs.activation(config, "activation"),
        config.bool("use_bias", true),
        WeightOptions.read(config, kernel, "glorot_uniform"),
        WeightOptions.read(config, "bias", "zeros"),
        Configs.regularizer(config, "activity_regularizer"));
  }

  /// Keras 2 wrote keys of a plain convolution for the other kinds too, which said nothing.
  static void ignoreKeras2(Config config) {
    config.requireDefault("groups", 1L);
    config.ignore("kernel_initializer", "kernel_regularizer", "kernel_constraint");
  }
}
