package dev.litmus.keras;

import dev.litmus.nn.Config;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Metrics;
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

  Optional<Trainer> read(@Nullable Object compileConfig, Model model) {
    if (!(compileConfig instanceof Map<?, ?> fields) || fields.get("optimizer") == null) {
      return Optional.empty();
    }
    try {
      Optimizer optimizer = optimizer(fields.get("optimizer"));
      Loss loss = loss(fields.get("loss"));
      return Optional.of(
          model.compile(optimizer, loss, metrics(fields.get("metrics")).toArray(new Metric[0])));
    } catch (IllegalArgumentException unknown) {
      notices.add(
          "the model was compiled, but can't be trained on as it was: " + unknown.getMessage());
      return Optional.empty();
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
