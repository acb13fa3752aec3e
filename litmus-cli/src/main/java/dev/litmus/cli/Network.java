package dev.litmus.cli;

import dev.litmus.classifier.Effort;
import dev.litmus.classifier.HiddenLayer;
import dev.litmus.classifier.Normalize;
import dev.litmus.classifier.Recipe;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.LoadOptions;
import dev.litmus.nn.Config;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options about the network and its training. Without any, the data decide.
final class Network {
  @Option(
      names = "--normalize",
      paramLabel = "HOW",
      description = "How numbers are scaled: standard, minmax, robust or none. Default: standard.")
  Optional<String> normalize = Optional.empty();

  @Option(
      names = "--layers",
      paramLabel = "LAYERS",
      description =
          "Exactly these hidden layers, such as \"8 tanh, 8 tanh\"; the sigmoid unit is added.")
  Optional<String> layers = Optional.empty();

  @Option(
      names = "--architecture",
      paramLabel = "FILE",
      description =
          "Exactly the layers of this Keras model (.keras, or .json of to_json), from the prepared"
              + " columns to one sigmoid unit; its weights are not used.")
  Optional<Path> architecture = Optional.empty();

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "Any of Keras's: adam, adamw, sgd, rmsprop, nadam ... Default: adam.")
  Optional<String> optimizer = Optional.empty();

  @Option(
      names = "--learning-rate",
      paramLabel = "NUMBER",
      description = "Default: the optimizer's own, as in Keras.")
  Optional<Double> learningRate = Optional.empty();

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description = "What is made small: any loss of Keras's. Default: binary_crossentropy.")
  Optional<String> loss = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "The most epochs. Default: by the rows; 30 with layers given.")
  Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Rows a step. Default: by the rows; 32 with layers given.")
  Optional<Integer> batchSize = Optional.empty();

  @Option(
      names = "--early-stopping",
      paramLabel = "N",
      description =
          "Ends after N epochs without a better validation loss and keeps the best weights.")
  Optional<Integer> patience = Optional.empty();

  @Option(
      names = "--class-weight",
      paramLabel = "balanced|A:B",
      description = "What a negative (A) and a positive row (B) count in the loss.")
  Optional<String> classWeight = Optional.empty();

  @Option(
      names = "--sample-weight",
      paramLabel = "COLUMN",
      description = "The column that tells what each row counts in the loss.")
  Optional<String> sampleWeight = Optional.empty();

  @Option(
      names = "--effort",
      paramLabel = "quick|default|best",
      description =
          "How much work the automatic recipe may be: quick trains one network, default a weighted"
              + " mean of many, best more of them. Default: default.")
  Optional<String> effort = Optional.empty();

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      description =
          "The longest that training may take, such as 90s, 10m or 1h; what is trained by then is"
              + " kept. Such a run may not repeat.")
  Optional<String> timeLimit = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads at work; no bit of the result depends on it. Default: all cores.")
  Optional<Integer> threads = Optional.empty();

  /// The options with what the user said put in.
  ///
  /// @throws IllegalArgumentException naming the option that cannot be
  TrainOptions applyTo(TrainOptions given) {
    TrainOptions options = isAdjusted() ? given.adjust(this::adjusted) : given;
    if (effort.isPresent()) {
      options = options.effort(Effort.named(effort.get()));
    }
    if (timeLimit.isPresent()) {
      options = options.timeLimit(rest(TimeSpan.parse("--time-limit", timeLimit.get())));
    }
    Recipe recipe = Recipe.automatic(1);
    if (layers.isPresent()) {
      recipe = Recipe.of(HiddenLayer.parse(layers.get()));
      options = options.recipe(recipe);
    }
    if (architecture.isPresent()) {
      if (layers.isPresent()) {
        throw new IllegalArgumentException(
            "--layers and --architecture exclude each other; give one of them");
      }
      Model model = KerasFormat.loadArchitecture(architecture.get(), LoadOptions.standard());
      recipe = Recipe.of(model);
      options = options.recipe(recipe);
    }
    adjusted(recipe); // now, rather than when the data have been read
    if (normalize.isPresent()) {
      options = options.normalize(Normalize.named(normalize.get()));
    }
    if (classWeight.isPresent()) {
      options = weighted(options, classWeight.get());
    }
    if (sampleWeight.isPresent()) {
      options = options.sampleWeight(sampleWeight.get());
    }
    return threads.isPresent() ? options.threads(atLeast(1, "--threads", threads.get())) : options;
  }

  /// What is left of the time that was allowed when this process began; next to nothing when none
  /// is.
  private static Duration rest(Duration limit) {
    Duration spent =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(start -> Duration.between(start, Instant.now()))
            .orElse(Duration.ZERO);
    Duration rest = limit.minus(spent);
    return rest.isPositive() ? rest : Duration.ofMillis(1);
  }

  private boolean isAdjusted() {
    return Stream.of(optimizer, learningRate, loss, epochs, batchSize, patience)
        .anyMatch(Optional::isPresent);
  }

  private Recipe adjusted(Recipe recipe) {
    Recipe adjusted = recipe;
    if (optimizer.isPresent() || learningRate.isPresent()) {
      adjusted =
          adjusted.withOptimizer(optimizer(optimizer.orElse(recipe.optimizer().className())));
    }
    if (loss.isPresent()) {
      adjusted = adjusted.withLoss(Losses.named(loss.get()));
    }
    if (epochs.isPresent()) {
      adjusted = adjusted.withEpochs(atLeast(1, "--epochs", epochs.get()));
    }
    if (batchSize.isPresent()) {
      adjusted = adjusted.withBatchSize(atLeast(1, "--batch-size", batchSize.get()));
    }
    return patience.isPresent()
        ? adjusted.withPatience(atLeast(0, "--early-stopping", patience.get()))
        : adjusted;
  }

  private Optimizer optimizer(String name) {
    Map<String, @Nullable Object> config = Map.of();
    if (learningRate.isPresent()) {
      double rate = learningRate.get();
      if (!(rate > 0) || Double.isInfinite(rate)) {
        throw new IllegalArgumentException("--learning-rate must be above 0; found " + rate);
      }
      config = Map.of("learning_rate", rate);
    }
    return Optimizers.of(name, Config.of("optimizer '" + name + "'", config));
  }

  private static TrainOptions weighted(TrainOptions options, String weights) {
    if (weights.equals("balanced")) {
      return options.balanced();
    }
    String[] parts = weights.split(":", -1);
    try {
      if (parts.length == 2) {
        double negative = Double.parseDouble(parts[0]);
        double positive = Double.parseDouble(parts[1]);
        if (negative >= 0 && positive >= 0 && Double.isFinite(negative + positive)) {
          return options.classWeight(negative, positive);
        }
      }
    } catch (NumberFormatException notANumber) {
      throw badWeights(weights, notANumber);
    }
    throw badWeights(weights, null);
  }

  private static IllegalArgumentException badWeights(String weights, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "--class-weight must be 'balanced' or NEGATIVE:POSITIVE such as 1:5; found '%s'"
            .formatted(weights),
        cause);
  }

  private static int atLeast(int least, String option, int found) {
    if (found < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d; found %d".formatted(option, least, found));
    }
    return found;
  }
}
