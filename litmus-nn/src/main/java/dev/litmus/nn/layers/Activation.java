package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An activation as a layer of its own: y = f(x), elementwise or along the last axis.
///
/// Output shape: the input's.
public record Activation(String name, dev.litmus.nn.ops.Activation activation) implements Layer {
  /// A layer with one of Keras's activations, such as `tanh`.
  public static Activation of(String activation) {
    return new Activation("", Activations.named(activation));
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return single(inputs);
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    int units = x.shape().rank() < 2 ? 1 : x.shape().last();
    return emitter.op(new Activate(activation, units), x);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("activation", activation.written());
    return config;
  }

  /// Reads Keras's configuration.
  public static Activation fromConfig(Config config) {
    return new Activation(config.string("name", ""), Configs.activation(config, "activation"));
  }
}
