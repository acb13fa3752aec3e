package dev.litmus.nn.layers;

import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.regularizers.Regularizer;

/// A convolution of whatever kind, with all that can be said of each by Keras's names.
///
/// @param <L> the layer itself
public interface ConvolutionLayer<L extends ConvolutionLayer<L>> extends Layer {
  ConvolutionSettings settings();

  /// The same layer with other settings.
  L with(ConvolutionSettings settings);

  @Override
  default String name() {
    return settings().name();
  }

  default L named(String newName) {
    return with(settings().named(newName));
  }

  /// From one window to the next: one number for all axes or one each.
  default L strides(int... strides) {
    return sliding(settings().sliding().strides(strides));
  }

  default L padding(Padding padding) {
    return sliding(settings().sliding().padding(padding));
  }

  default L dataFormat(DataFormat dataFormat) {
    return sliding(settings().sliding().dataFormat(dataFormat));
  }

  /// From one tap of the kernel to the next: one number for all axes or one each.
  default L dilationRate(int... dilationRate) {
    return sliding(settings().sliding().dilationRate(dilationRate));
  }

  private L sliding(Sliding sliding) {
    return with(settings().sliding(sliding));
  }

  /// One of Keras's activations, such as `relu`.
  default L activation(String activation) {
    return activation(Activations.named(activation));
  }

  default L activation(Activation activation) {
    return with(settings().activation(activation));
  }

  default L useBias(boolean use) {
    return with(settings().useBias(use));
  }

  /// How the kernel starts and what it is held to; the depthwise one where there are two.
  default L kernel(WeightOptions options) {
    return with(settings().kernel(options));
  }

  /// How the bias starts and what it is held to.
  default L bias(WeightOptions options) {
    return with(settings().bias(options));
  }

  default L kernelInitializer(Initializer initializer) {
    return kernel(settings().kernel().initializer(initializer));
  }

  default L biasInitializer(Initializer initializer) {
    return bias(settings().bias().initializer(initializer));
  }

  default L kernelRegularizer(Regularizer regularizer) {
    return kernel(settings().kernel().regularizer(regularizer));
  }

  default L activityRegularizer(Regularizer regularizer) {
    return with(settings().activityRegularizer(regularizer));
  }
}
