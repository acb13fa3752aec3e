package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.Recurrence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A gated recurrent unit: h' = z h + (1 - z) a(..) with gates z, r, h. One step of [GRU].
///
/// @param activation a, Keras's default is tanh
/// @param recurrentActivation that of the gates, Keras's default is sigmoid
/// @param resetAfter the reset gate multiplies the recurrent product rather than its factor;
///   Keras's default
public record GRUCell(
    String name,
    RecurrentWeights weights,
    Activation activation,
    Activation recurrentActivation,
    boolean resetAfter)
    implements RecurrentCell {
  /// A cell with Keras's defaults.
  public static GRUCell of(int units) {
    return new GRUCell("", RecurrentWeights.of(units), Activations.TANH, Activations.SIGMOID, true);
  }

  public GRUCell named(String newName) {
    return new GRUCell(newName, weights, activation, recurrentActivation, resetAfter);
  }

  public GRUCell activation(Activation other) {
    return new GRUCell(name, weights, other, recurrentActivation, resetAfter);
  }

  public GRUCell weights(RecurrentWeights other) {
    return new GRUCell(name, other, activation, recurrentActivation, resetAfter);
  }

  public GRUCell recurrentActivation(Activation other) {
    return new GRUCell(name, weights, activation, other, resetAfter);
  }

  public GRUCell resetAfter(boolean other) {
    return new GRUCell(name, weights, activation, recurrentActivation, other);
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
    int columns = 3 * weights.units();
    Shape bias = resetAfter ? Shape.of(2, columns) : Shape.of(columns);
    weights.build(builder, 3, bias, weights.bias());
  }

  @Override
  public List<Value> through(Emitter emitter, RecurrentSettings settings) {
    return RecurrentCell.sweep(
        emitter,
        settings,
        weights,
        1,
        sweep ->
            Recurrence.gru(
                weights.units(),
                activation,
                recurrentActivation,
                resetAfter,
                sweep,
                weights.rates()));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("units", (long) weights.units());
    config.put("activation", activation.written());
    config.put("recurrent_activation", recurrentActivation.written());
    config.put("use_bias", weights.useBias());
    weights.write(config);
    config.put("reset_after", resetAfter);
    config.put("seed", weights.seed());
    return config;
  }

  /// Reads Keras's configuration.
  public static GRUCell fromConfig(Config config) {
    config.ignore("implementation");
    return new GRUCell(
        config.string("name", ""),
        RecurrentWeights.read(config),
        RecurrentWeights.activation(config, "activation", Activations.TANH),
        RecurrentWeights.activation(config, "recurrent_activation", Activations.SIGMOID),
        config.bool("reset_after", true));
  }
}
