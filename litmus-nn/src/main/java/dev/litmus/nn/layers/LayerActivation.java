package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Kernels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A layer without weights that stands where an activation is expected, as in Keras's `Dense(4,
/// activation=LeakyReLU(0.1))`: the same function, but files describe the layer.
///
/// @param layer the layer
/// @param function what it computes
record LayerActivation(Layer layer, Activation function) implements Activation {
  /// The activation that a layer's description stands for.
  ///
  /// @throws IllegalArgumentException when it is of another class than those that are functions of
  ///   numbers or of a last axis
  static LayerActivation of(String className, Config config) {
    config.ignore("trainable", "dtype");
    LayerActivation activation =
        switch (className) {
          case "ReLU" -> {
            ReLU layer = ReLU.fromConfig(config);
            yield new LayerActivation(layer, layer.activation());
          }
          case "LeakyReLU" -> {
            LeakyReLU layer = LeakyReLU.fromConfig(config);
            yield new LayerActivation(layer, layer.activation());
          }
          case "ELU" -> {
            ELU layer = ELU.fromConfig(config);
            yield new LayerActivation(layer, layer.activation());
          }
          case "Softmax" -> {
            Softmax layer = Softmax.fromConfig(config);
            yield new LayerActivation(layer, layer.activation());
          }
          case "Activation" -> {
            dev.litmus.nn.layers.Activation layer =
                dev.litmus.nn.layers.Activation.fromConfig(config);
            yield new LayerActivation(layer, layer.activation());
          }
          default ->
              throw new IllegalArgumentException(
                  "%s: a layer of class %s as activation is not supported; expected ReLU, LeakyReLU, ELU, Softmax or Activation: add others behind the layer"
                      .formatted(config.owner(), className));
        };
    config.requireAllRead();
    return activation;
  }

  @Override
  public String name() {
    return function.name();
  }

  @Override
  public Object written() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", layer.name());
    config.put("trainable", true);
    config.put("dtype", "float32");
    config.putAll(layer.config());
    return Config.object(layer.module(), layer.className(), config);
  }

  @Override
  public void forward(Kernels kernels, float[] x, float[] y, int offset, int rows, int units) {
    function.forward(kernels, x, y, offset, rows, units);
  }

  @Override
  public void backward(
      Kernels kernels,
      float[] x,
      float[] y,
      float[] dy,
      float[] dx,
      int offset,
      int rows,
      int units) {
    function.backward(kernels, x, y, dy, dx, offset, rows, units);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LayerActivation activation && layer.equals(activation.layer);
  }

  @Override
  public int hashCode() {
    return layer.hashCode();
  }
}
