package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.Recurrence;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Long short-term memory: states h and c, gates i, f, c, o; c' = r(z_f) c + r(z_i) a(z_c), h' =
/// r(z_o) a(c'), where z = x W + b + h U. One step of [LSTM].
///
/// @param activation a, Keras's default is tanh
/// @param recurrentActivation that of the gates, Keras's default is sigmoid
/// @param unitForgetBias the forget gate's bias starts at 1; Keras's default
public record LSTMCell(
    String name,
    RecurrentWeights weights,
    Activation activation,
    Activation recurrentActivation,
    boolean unitForgetBias)
    implements RecurrentCell {
  /// A cell with Keras's defaults.
  public static LSTMCell of(int units) {
    return new LSTMCell(
        "", RecurrentWeights.of(units), Activations.TANH, Activations.SIGMOID, true);
  }

  public LSTMCell named(String newName) {
    return new LSTMCell(newName, weights, activation, recurrentActivation, unitForgetBias);
  }

  public LSTMCell activation(Activation other) {
    return new LSTMCell(name, weights, other, recurrentActivation, unitForgetBias);
  }

  public LSTMCell weights(RecurrentWeights other) {
    return new LSTMCell(name, other, activation, recurrentActivation, unitForgetBias);
  }

  public LSTMCell recurrentActivation(Activation other) {
    return new LSTMCell(name, weights, activation, other, unitForgetBias);
  }

  public LSTMCell unitForgetBias(boolean other) {
    return new LSTMCell(name, weights, activation, recurrentActivation, other);
  }

  @Override
  public List<Integer> stateSizes() {
    return List.of(weights.units(), weights.units());
  }

  @Override
  public int outputSize() {
    return weights.units();
  }

  @Override
  public void build(LayerBuilder builder, RecurrentSettings settings) {
    int units = weights.units();
    WeightOptions bias = weights.bias();
    WeightOptions begun =
        unitForgetBias ? bias.initializer(new ForgetBias(bias.initializer(), units)) : bias;
    weights.build(builder, 4, Shape.of(4 * units), begun);
  }

  @Override
  public List<Value> through(Emitter emitter, RecurrentSettings settings) {
    return RecurrentCell.sweep(
        emitter,
        settings,
        weights,
        2,
        sweep ->
            Recurrence.lstm(
                weights.units(), activation, recurrentActivation, sweep, weights.rates()));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("units", (long) weights.units());
    config.put("activation", activation.written());
    config.put("recurrent_activation", recurrentActivation.written());
    config.put("use_bias", weights.useBias());
    config.put("unit_forget_bias", unitForgetBias);
    weights.write(config);
    config.put("seed", weights.seed());
    return config;
  }

  /// Reads Keras's configuration.
  public static LSTMCell fromConfig(Config config) {
    config.ignore("implementation");
    return new LSTMCell(
        config.string("name", ""),
        RecurrentWeights.read(config),
        RecurrentWeights.activation(config, "activation", Activations.TANH),
        RecurrentWeights.activation(config, "recurrent_activation", Activations.SIGMOID),
        config.bool("unit_forget_bias", true));
  }

  /// Begins as the bias does, but with ones for the forget gate.
  private record ForgetBias(Initializer bias, int units) implements Initializer {
    @Override
    public void fill(float[] values, int[] dimensions, long seed) {
      // Keras initializes the parts before and after on their own, from the same seed.
      float[] before = new float[units];
      bias.fill(before, new int[] {units}, seed);
      float[] after = new float[2 * units];
      bias.fill(after, new int[] {2 * units}, seed);
      System.arraycopy(before, 0, values, 0, units);
      Arrays.fill(values, units, 2 * units, 1f);
      System.arraycopy(after, 0, values, 2 * units, 2 * units);
    }

    @Override
    public String className() {
      return bias.className();
    }

    @Override
    public boolean random() {
      return bias.random();
    }

    @Override
    public OptionalLong seed() {
      return bias.seed();
    }

    @Override
    public Map<String, @Nullable Object> config() {
      return bias.config();
    }
  }
}
