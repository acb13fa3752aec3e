package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.table.Split;
import dev.litmus.classifier.table.Table;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.LayerState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a model file tells about how the classifier came to be: the data, the settings, the test.
final class ClassifierRecord {
  private final Map<String, @Nullable Object> training = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> data = new LinkedHashMap<>();

  ClassifierRecord(
      Table table,
      Split split,
      TrainOptions options,
      Recipe recipe,
      History history,
      BestEpoch best) {
    data.put("rows", (long) table.rowCount());
    data.put("columns", (long) table.columnCount());
    data.put("sha256", table.sha256());
    training.put("layers", layers(recipe));
    training.put("dropout", recipe.dropout());
    training.put("normalize", recipe.normalize().text());
    training.put("optimizer", recipe.optimizer().config());
    training.put("loss", recipe.loss().name());
    training.put("batch_size", (long) recipe.batchSize());
    training.put("rows", (long) split.train().length);
    training.put("validation_rows", (long) split.validation().length);
    training.put("epochs", (long) history.epochs().size());
    training.put("best_epoch", (long) best.epoch() + 1);
    training.put("stopped", history.stopped().orElse(null));
    training.put("diverged", best.diverged());
    training.put("seed", options.split().seed());
    training.put("validation_split", options.split().validation());
    training.put("test_split", options.split().test());
    training.put("java", System.getProperty("java.version", ""));
    training.put("history", finite(history.figures()));
  }

  private static List<String> layers(Recipe recipe) {
    return recipe.architecture().isPresent()
        ? recipe.architecture().get().layers().stream().map(LayerState::toString).toList()
        : recipe.hidden().stream().map(HiddenLayer::toString).toList();
  }

  /// JSON has no form for a figure that left the finite numbers.
  private static Map<String, @Nullable Object> finite(Map<String, List<Double>> figures) {
    Map<String, @Nullable Object> finite = new LinkedHashMap<>();
    figures.forEach((name, values) -> {
      List<@Nullable Double> written = new ArrayList<>();
      values.forEach(value -> written.add(Double.isFinite(value) ? value : null));
      finite.put(name, written);
    });
    return finite;
  }

  Map<String, @Nullable Object> untested() {
    return tested(Optional.empty());
  }

  Map<String, @Nullable Object> tested(Optional<Evaluation> test) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("training", training);
    record.put("data", data);
    Map<String, @Nullable Object> report = new LinkedHashMap<>();
    if (test.isPresent()) {
      report.put("rows", (long) test.get().scores().size());
      report.put("metrics", test.get().metricsMap());
      report.put("intervals", test.get().intervalsMap());
    }
    record.put("test", test.isPresent() ? report : null);
    return record;
  }
}
