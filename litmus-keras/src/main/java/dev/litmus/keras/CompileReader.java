package dev.litmus.keras;

import dev.litmus.nn.Config;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.models.Goal;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads how a model was compiled. A model predicts without that, so what is not known here ends in
/// a notice, not in a refusal.
final class CompileReader {
  private static final int MOST_METRICS = 1000;

  private final List<String> notices;
  private int metricsRead;

  CompileReader(List<String> notices) {
    this.notices = notices;
  }

  /// @param modelConfig the description of the model, which may name its outputs
  Optional<Trainer> read(
      @Nullable Object compileConfig, @Nullable Object modelConfig, Model model) {
    if (!(compileConfig instanceof Map<?, ?> fields) || fields.get("optimizer") == null) {
      return Optional.empty();
    }
    try {
      Optimizer optimizer = optimizer(fields.get("optimizer"));
      Goal[] goals = goals(fields, OutputNames.of(modelConfig, model)).toArray(new Goal[0]);
      return Optional.of(model.compile(optimizer, goals));
    } catch (IllegalArgumentException unknown) {
      notices.add(
          "the model was compiled, but can't be trained on as it was: " + unknown.getMessage());
      return Optional.empty();
    }
  }

  private List<Goal> goals(Map<?, ?> fields, OutputNames outputs) {
    List<Optional<Loss>> losses =
        outputs.each(
            fields.get("loss"),
            "loss",
            loss -> loss == null ? Optional.empty() : Optional.of(loss(loss)));
    List<Double> weights =
        outputs.each(fields.get("loss_weights"), "loss_weights", CompileReader::weight);
    List<List<Metric>> metrics = metrics(fields.get("metrics"), "metrics", outputs);
    List<List<Metric>> weighted =
        metrics(fields.get("weighted_metrics"), "weighted_metrics", outputs);
    List<Goal> goals = new ArrayList<>();
    for (int i = 0; i < outputs.count(); i++) {
      goals.add(new Goal(losses.get(i), weights.get(i), metrics.get(i), weighted.get(i)));
    }
    return goals;
  }

  private static double weight(@Nullable Object description) {
    return switch (description) {
      case null -> 1;
      case Number number -> number.doubleValue();
      default ->
          throw new IllegalArgumentException(
              "loss_weights: expected a number; found " + KerasObject.brief(description));
    };
  }

  /// Metrics of each output. A model with one output has all that are listed, however deep.
  private List<List<Metric>> metrics(
      @Nullable Object description, String what, OutputNames outputs) {
    if (outputs.count() == 1) {
      return List.of(metrics(description));
    }
    try {
      return outputs.each(description, what, this::metrics);
    } catch (IllegalArgumentException misplaced) {
      notices.add("metrics are left out: " + misplaced.getMessage());
      return outputs.each(null, what, this::metrics);
    }
  }

  private static Optimizer optimizer(@Nullable Object description) {
    if (description instanceof String name) {
      return Optimizers.named(name);
    }
    KerasObject object = KerasObject.read(description, "the optimizer").upgraded();
    // Keras 2.11 to 2.15 wrote its own classes as "Custom>Adam".
    String className = object.className().replaceFirst("^Custom>", "");
    Config config = object.typedConfig("optimizer " + className);
    return Optimizers.of(className, config);
  }

  private static Loss loss(@Nullable Object description) {
    if (description instanceof String name) {
      return Losses.named(name);
    }
    KerasObject object = KerasObject.read(description, "the loss");
    if (object.fields().get("config") instanceof String function) {
      return Losses.named(function);
    }
    return Losses.of(object.className(), object.typedConfig("loss " + object.className()));
  }

  private List<Metric> metrics(@Nullable Object description) {
    List<Metric> metrics = new ArrayList<>();
    switch (description) {
      case null -> {}
      case List<?> list -> list.forEach(item -> metrics.addAll(metrics(item)));
      case Map<?, ?> map when !map.containsKey("class_name") ->
          map.values().forEach(item -> metrics.addAll(metrics(item)));
      default -> {
        metricsRead++;
        if (metricsRead > MOST_METRICS) {
          throw new IllegalArgumentException("it has more than %d metrics".formatted(MOST_METRICS));
        }
        metric(description).ifPresent(metrics::add);
      }
    }
    return metrics;
  }

  /// A metric that is not known is left out: figures don't change the training.
  private Optional<Metric> metric(Object description) {
    try {
      if (description instanceof String name) {
        return Optional.of(Metrics.named(name));
      }
      KerasObject object = KerasObject.read(description, "a metric");
      Config config = object.typedConfig("metric " + object.className());
      return Optional.of(
          object.fields().get("config") instanceof String function
              ? Metrics.named(function)
              : Metrics.of(object.className(), config));
    } catch (IllegalArgumentException unknown) {
      notices.add("a metric is left out: " + unknown.getMessage());
      return Optional.empty();
    }
  }
}
