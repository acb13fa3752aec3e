package dev.litmus.cli;

import dev.litmus.classifier.table.SplitOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options about the parts into which rows are divided.
final class Division {
  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "Rows to test on. Default: a part of DATA is kept for it.")
  Optional<String> test = Optional.empty();

  @Option(
      names = "--test-split",
      paramLabel = "SHARE",
      description = "The share of rows kept for the test, 0 for none. Default: 0.2.")
  Optional<Double> testSplit = Optional.empty();

  @Option(
      names = "--validation-split",
      paramLabel = "SHARE",
      description = "The share of the rest to validate on, 0 for none. Default: 0.2.")
  Optional<Double> validationSplit = Optional.empty();

  @Option(
      names = "--stratify",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Gives each part its share of each class (the default), or not.")
  boolean stratify;

  @Option(
      names = "--shuffle",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Draws the parts at random (the default), or takes the last rows.")
  boolean shuffle;

  @Option(
      names = "--group",
      paramLabel = "COLUMN",
      description = "Keeps rows with the same value, such as a patient's, in one part.")
  Optional<String> group = Optional.empty();

  @Option(
      names = "--time",
      paramLabel = "COLUMN",
      description = "Tests on the last rows in time, and validates on those before.")
  Optional<String> time = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Decides parts, initial weights, dropout and order, 0 to 4294967295. Default:"
              + " ${DEFAULT-VALUE}.")
  long seed = SplitOptions.defaults().seed();

  SplitOptions options() {
    if (test.isPresent() && testSplit.isPresent()) {
      throw new IllegalArgumentException(
          "--test and --test-split exclude each other; give one of them");
    }
    SplitOptions options =
        SplitOptions.defaults().withStratify(stratify).withShuffle(shuffle).withSeed(seed);
    if (group.isPresent()) {
      options = options.withGroup(group.get());
    }
    if (time.isPresent()) {
      options = options.withTime(time.get());
    }
    if (testSplit.isPresent()) {
      options = options.withTest(testSplit.get());
    }
    return validationSplit.isPresent() ? options.withValidation(validationSplit.get()) : options;
  }
}
