package dev.litmus.cli;

import dev.litmus.keras.LoadOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options of every verb that reads a model file.
final class ModelFiles {
  @Option(
      names = "--max-model-bytes",
      paramLabel = "N",
      description =
          "The most memory that a model's weights may take. Default: 2 GiB or half" + " the heap.")
  Optional<Long> maxBytes = Optional.empty();

  @Option(
      names = "--allow-nonfinite",
      description = "Takes a model with weights that are NaN or infinite.")
  boolean allowNonFinite;

  LoadOptions options() {
    LoadOptions options = LoadOptions.standard().allowNonFinite(allowNonFinite);
    if (maxBytes.isEmpty()) {
      return options;
    }
    if (maxBytes.get() < 1) {
      throw new IllegalArgumentException(
          "--max-model-bytes must be at least 1; found " + maxBytes.get());
    }
    return options.maxBytes(maxBytes.get());
  }
}
