package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the cells of recurrent layers have in common.
///
/// Defaults are Keras's: a bias of zeros, kernels glorot_uniform and orthogonal, no dropout.
///
/// @param units outputs, at least 1
/// @param dropout the share of the inputs to drop in training, the same at every step
/// @param recurrentDropout the share of the previous output to drop in training
/// @param seed the seed of dropout; null lets the model draw one
public record RecurrentWeights(
    int units,
    boolean useBias,
    WeightOptions kernel,
    WeightOptions recurrent,
    WeightOptions bias,
    double dropout,
    double recurrentDropout,
    @Nullable Long seed) {
  public RecurrentWeights {
    if (units < 1) {
      throw new IllegalArgumentException(
          "a recurrent layer: units must be at least 1; found " + units);
    }
    if (!(dropout >= 0 && dropout <= 1 && recurrentDropout >= 0 && recurrentDropout <= 1)) {
      throw new IllegalArgumentException(
          "a recurrent layer: dropout and recurrent_dropout must be from 0 to 1; found %s and %s"
              .formatted(dropout, recurrentDropout));
    }
  }

  /// Keras's defaults.
  public static RecurrentWeights of(int units) {
    return new RecurrentWeights(
        units,
        true,
        WeightOptions.of("glorot_uniform"),
        WeightOptions.of("orthogonal"),
        WeightOptions.of("zeros"),
        0,
        0,
        null);
  }

  public RecurrentWeights useBias(boolean use) {
    return new RecurrentWeights(
        units, use, kernel, recurrent, bias, dropout, recurrentDropout, seed);
  }

  /// Other shares to drop in training.
  public RecurrentWeights dropout(double input, double ofRecurrent) {
    return new RecurrentWeights(units, useBias, kernel, recurrent, bias, input, ofRecurrent, seed);
  }

  public RecurrentWeights seed(long other) {
    return new RecurrentWeights(
        units, useBias, kernel, recurrent, bias, dropout, recurrentDropout, other);
  }

  /// Creates the variables in Keras's order, then the generator that Keras makes in any case.
  ///
  /// @param gates how many gates stand side by side in the kernels
  void build(LayerBuilder builder, int gates, Shape biasShape, WeightOptions biasOptions) {
    buildVariables(builder, gates, biasShape, biasOptions);
    builder.seedGenerator(seed);
  }

  /// Creates the variables alone.
  void buildVariables(LayerBuilder builder, int gates, Shape biasShape, WeightOptions biasOptions) {
    builder.variable("kernel", Shape.of(builder.input().last(), gates * units), kernel);
    builder.variable("recurrent_kernel", Shape.of(units, gates * units), recurrent);
    if (useBias) {
      builder.variable("bias", biasShape, biasOptions);
    }
  }

  List<Variable> variables(Emitter emitter) {
    List<Variable> variables = new ArrayList<>();
    variables.add(emitter.variable("kernel"));
    variables.add(emitter.variable("recurrent_kernel"));
    if (useBias) {
      variables.add(emitter.variable("bias"));
    }
    return variables;
  }

  /// The activation of a cell: null stands for none, as in Keras.
  static Activation activation(Config config, String key, Activation ifAbsent) {
    return config.keys().contains(key) ? Configs.activation(config, key) : ifAbsent;
  }

  Recurrence.Rates rates() {
    return new Recurrence.Rates(dropout, recurrentDropout);
  }

  void write(Map<String, @Nullable Object> config) {
    WeightOptions.write(
        config,
        Map.entry("kernel", kernel),
        Map.entry("recurrent", recurrent),
        Map.entry("bias", bias));
    config.put("dropout", dropout);
    config.put("recurrent_dropout", recurrentDropout);
  }

  static RecurrentWeights read(Config config) {
    return new RecurrentWeights(
        config.integer("units", 1),
        config.bool("use_bias", true),
        WeightOptions.read(config, "kernel", "glorot_uniform"),
        WeightOptions.read(config, "recurrent", "orthogonal"),
        WeightOptions.read(config, "bias", "zeros"),
        Math.clamp(config.number("dropout", 0), 0, 1),
        Math.clamp(config.number("recurrent_dropout", 0), 0, 1),
        config.longOrNull("seed"));
  }
}
