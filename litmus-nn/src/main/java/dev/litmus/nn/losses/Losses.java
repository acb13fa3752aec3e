package dev.litmus.nn.losses;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The losses by Keras's names.
public final class Losses {
  private static final Map<String, Supplier<Loss>> BY_NAME =
      new TreeMap<>(
          Map.of(
              "binary_crossentropy", BinaryCrossentropy::new,
              "bce", BinaryCrossentropy::new));

  private Losses() {}

  /// The loss of that name with Keras's defaults, such as `binary_crossentropy`.
  ///
  /// @throws IllegalArgumentException when the name is unknown, listing those known
  public static Loss named(String name) {
    Supplier<Loss> loss = BY_NAME.get(name);
    if (loss == null) {
      throw new IllegalArgumentException(
          "loss '%s' is not known; known: %s".formatted(name, String.join(", ", BY_NAME.keySet())));
    }
    return loss.get();
  }
}
