package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.constraints.Constraint;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a layer's configuration says about one of its weights: how it starts, what penalty on it is
/// added to the loss, and what it is made to satisfy after every update.
public record WeightOptions(
    Initializer initializer, Optional<Regularizer> regularizer, Optional<Constraint> constraint) {
  /// A weight that starts so and is otherwise free.
  public static WeightOptions of(Initializer initializer) {
    return new WeightOptions(initializer, Optional.empty(), Optional.empty());
  }

  /// The same by Keras's name of the initializer, such as `glorot_uniform`.
  public static WeightOptions of(String initializer) {
    return of(Initializers.named(initializer));
  }

  public WeightOptions initializer(Initializer other) {
    return new WeightOptions(other, regularizer, constraint);
  }

  public WeightOptions regularizer(Regularizer other) {
    return new WeightOptions(initializer, Optional.of(other), constraint);
  }

  public WeightOptions constraint(Constraint other) {
    return new WeightOptions(initializer, regularizer, Optional.of(other));
  }

  /// Reads `NAME_initializer`, `NAME_regularizer` and `NAME_constraint`.
  ///
  /// @param initializer the initializer when there is none
  static WeightOptions read(Config config, String name, String initializer) {
    return new WeightOptions(
        Configs.initializer(config, name + "_initializer", initializer),
        Configs.regularizer(config, name + "_regularizer"),
        Configs.constraint(config, name + "_constraint"));
  }

  /// Writes the weights' keys in Keras's order: all initializers, then all regularizers, then all
  /// constraints.
  @SafeVarargs
  static void write(
      Map<String, @Nullable Object> config, Map.Entry<String, WeightOptions>... weights) {
    for (var weight : weights) {
      config.put(
          weight.getKey() + "_initializer", Configs.initializer(weight.getValue().initializer));
    }
    for (var weight : weights) {
      config.put(
          weight.getKey() + "_regularizer", Configs.regularizer(weight.getValue().regularizer));
    }
    for (var weight : weights) {
      config.put(weight.getKey() + "_constraint", Configs.constraint(weight.getValue().constraint));
    }
  }
}
