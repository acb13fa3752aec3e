package dev.litmus.keras;

import dev.litmus.nn.Config;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.metrics.RocAuc;
import dev.litmus.nn.models.Goal;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Describes optimizer, loss and metrics in Keras's words. What a program brought along has none
/// there and is left out with a notice.
final class CompileWriter {
  /// Exact figures that Keras does not have.
  private static final Set<String> OWN =
      Set.of(
          "AveragePrecision",
          "BrierScore",
          "ExpectedCalibrationError",
          "LogLoss",
          "MatthewsCorrelation");

  private final List<String> notices;

  CompileWriter(List<String> notices) {
    this.notices = notices;
  }

  /// The description, or empty when optimizer or loss have no words in Keras.
  Optional<Map<String, @Nullable Object>> of(Trainer trainer) {
    Optimizer optimizer = trainer.optimizer().optimizer();
    List<Goal> goals = trainer.goals();
    boolean known = readable(optimizer, optimizer.className(), optimizer.config(), Optimizers::of);
    for (Goal goal : goals) {
      known &= goal.loss().map(CompileWriter::readable).orElse(true);
    }
    if (!known) {
      notices.add(
          "optimizer %s with loss %s is not Keras's; the file says nothing of how to go on training"
              .formatted(
                  optimizer.name(),
                  String.join(
                      ", ",
                      goals.stream().flatMap(g -> g.loss().stream()).map(Loss::name).toList())));
      return Optional.empty();
    }
    boolean weights = goals.stream().anyMatch(goal -> goal.lossWeight() != 1);
    boolean weighted = goals.stream().anyMatch(goal -> !goal.weightedMetrics().isEmpty());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put(
        "optimizer", Config.object("keras.optimizers", optimizer.className(), optimizer.config()));
    config.put("loss", each(trainer, CompileWriter::loss));
    config.put("loss_weights", weights ? each(trainer, Goal::lossWeight) : null);
    config.put("metrics", each(trainer, goal -> metrics(goal.metrics())));
    config.put(
        "weighted_metrics",
        weighted ? each(trainer, goal -> metrics(goal.weightedMetrics())) : null);
    config.put("run_eagerly", false);
    config.put("steps_per_execution", 1);
    config.put("jit_compile", false);
    return Optional.of(config);
  }

  /// The description of one output's part, or all in a list, or by keys where the outputs have
  /// some.
  private static @Nullable Object each(
      Trainer trainer, Function<Goal, @Nullable Object> description) {
    List<Goal> goals = trainer.goals();
    List<String> keys = trainer.model().outputKeys();
    if (!keys.isEmpty()) {
      Map<String, @Nullable Object> byKey = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        Object one = description.apply(goals.get(i));
        if (one != null) {
          byKey.put(keys.get(i), one);
        }
      }
      return byKey;
    }
    if (goals.size() == 1) {
      return description.apply(goals.getFirst());
    }
    List<@Nullable Object> all = new ArrayList<>();
    goals.forEach(goal -> all.add(description.apply(goal)));
    return all;
  }

  private static @Nullable Object loss(Goal goal) {
    return goal.loss().isEmpty()
        ? null
        : Config.object("keras.losses", goal.loss().get().className(), goal.loss().get().config());
  }

  private static boolean readable(Loss loss) {
    return readable(loss, loss.className(), loss.config(), Losses::of);
  }

  private List<Object> metrics(List<Metric> some) {
    List<Object> metrics = new ArrayList<>();
    for (Metric metric : some) {
      if (metric instanceof RocAuc auc) {
        notices.add(
            "metric %s is written as Keras's AUC, which reads the curve at 200 thresholds"
                .formatted(auc.name()));
        metrics.add(Config.object("keras.metrics", "AUC", Map.of("name", auc.name())));
      } else if (!OWN.contains(metric.className())
          && readable(metric, metric.className(), metric.config(), Metrics::of)) {
        metrics.add(Config.object("keras.metrics", metric.className(), metric.config()));
      } else {
        notices.add("metric %s is not Keras's and is left out".formatted(metric.name()));
      }
    }
    return metrics;
  }

  /// Whether reading the configuration back gives an equal object: then it is one of Keras's.
  private static <T> boolean readable(
      T object,
      String className,
      Map<String, @Nullable Object> config,
      BiFunction<String, Config, ? extends T> factory) {
    try {
      return factory.apply(className, Config.of(className, config)).equals(object);
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
