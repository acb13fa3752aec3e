package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.Recurrence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// h' = f(x W + b + h U): a fully connected layer that sees its own last output. One step of
/// [SimpleRNN].
///
/// @param activation f, Keras's default is tanh
public record SimpleRNNCell(String name, RecurrentWeights weights, Activation activation)
    implements RecurrentCell {
  /// A cell with Keras's defaults.
  public static SimpleRNNCell of(int units) {
    return new SimpleRNNCell("", RecurrentWeights.of(units), Activations.TANH);
  }

  public SimpleRNNCell named(String newName) {
    return new SimpleRNNCell(newName, weights, activation);
  }

  public SimpleRNNCell activation(Activation other) {
    return new SimpleRNNCell(name, weights, other);
  }

  public SimpleRNNCell weights(RecurrentWeights other) {
    return new SimpleRNNCell(name, other, activation);
  }

  @Override
  public List<Integer> stateSizes() {
    return List.of(weights.units());
  }

  @Override
  public int outputSize() {
    return weights.units();
  }

  @Override
  public void build(LayerBuilder builder, RecurrentSettings settings) {
    // Keras makes this cell's generator before its initializers, other than LSTM's and GRU's, and
    // each takes the next seed when it is made.
    builder.seedGenerator(weights.seed());
    weights.buildVariables(builder, 1, Shape.of(weights.units()), weights.bias());
  }

  @Override
  public List<Value> through(Emitter emitter, RecurrentSettings settings) {
    return RecurrentCell.sweep(
        emitter,
        settings,
        weights,
        1,
        sweep -> Recurrence.simple(weights.units(), activation, sweep, weights.rates()));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("units", (long) weights.units());
    config.put("activation", activation.written());
    config.put("use_bias", weights.useBias());
    weights.write(config);
    config.put("seed", weights.seed());
    return config;
  }

  /// Reads Keras's configuration.
  public static SimpleRNNCell fromConfig(Config config) {
    config.ignore("implementation");
    return new SimpleRNNCell(
        config.string("name", ""),
        RecurrentWeights.read(config),
        RecurrentWeights.activation(config, "activation", Activations.TANH));
  }
}
