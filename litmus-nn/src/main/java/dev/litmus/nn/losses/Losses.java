package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Registry;
import dev.litmus.nn.internal.SnakeCase;
import java.util.Set;

/// The list of losses: by name, and from a Keras configuration.
public final class Losses {
  private static final Registry<Loss> KNOWN =
      new Registry<Loss>("loss", SnakeCase::of)
          .add("BinaryCrossentropy", BinaryCrossentropy::fromConfig, "bce")
          .add("BinaryFocalCrossentropy", BinaryFocalCrossentropy::fromConfig)
          .add("CategoricalCrossentropy", CategoricalCrossentropy::fromConfig)
          .add("CategoricalFocalCrossentropy", CategoricalFocalCrossentropy::fromConfig)
          .add("CategoricalHinge", CategoricalHinge::fromConfig)
          .add("CosineSimilarity", CosineSimilarity::fromConfig)
          .add("Dice", Dice::fromConfig)
          .add("Hinge", Hinge::fromConfig)
          .add("Huber", Huber::fromConfig, "huber_loss")
          .add("KLDivergence", KLDivergence::fromConfig, "kld", "kullback_leibler_divergence")
          .add("LogCosh", LogCosh::fromConfig, "logcosh")
          .add("MeanAbsoluteError", MeanAbsoluteError::fromConfig, "mae")
          .add("MeanAbsolutePercentageError", MeanAbsolutePercentageError::fromConfig, "mape")
          .add("MeanSquaredError", MeanSquaredError::fromConfig, "mse")
          .add("MeanSquaredLogarithmicError", MeanSquaredLogarithmicError::fromConfig, "msle")
          .add("Poisson", Poisson::fromConfig)
          .add("SparseCategoricalCrossentropy", SparseCategoricalCrossentropy::fromConfig)
          .add("SquaredHinge", SquaredHinge::fromConfig)
          .add("Tversky", Tversky::fromConfig);

  private Losses() {}

  /// The names that can be asked for, in alphabetical order.
  public static Set<String> names() {
    return KNOWN.names();
  }

  /// The class names that files give, in alphabetical order.
  public static Set<String> classNames() {
    return KNOWN.classNames();
  }

  /// The loss of that name with Keras's defaults, such as `binary_crossentropy`.
  ///
  /// @throws IllegalArgumentException when the name is unknown, listing those known
  public static Loss named(String name) {
    return KNOWN.named(name);
  }

  /// The loss of that name or class name, such as `BinaryCrossentropy`, with that configuration.
  ///
  /// @throws IllegalArgumentException when the name is unknown, listing those known
  public static Loss of(String className, Config config) {
    return KNOWN.of(className, config);
  }
}
