package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.table.Table;
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

  /// @param streamed what the table is a sample of, if it is one
  ClassifierRecord(Table table, Optional<Streamed> streamed, TrainOptions options, Fitted fitted) {
    data.put("rows", streamed.map(rows -> rows.sample().count()).orElse((long) table.rowCount()));
    streamed.ifPresent(_ -> data.put("sampled_rows", (long) table.rowCount()));
    data.put("columns", (long) table.columnCount());
    data.put("sha256", table.sha256());
    training.putAll(fitted.facts());
    fitted.ensemble().ifPresent(ensemble -> training.putAll(ensemble.toMap()));
    training.put("rows", (long) fitted.trainRows());
    training.put("validation_rows", (long) fitted.validationRows());
    training.put("epochs", (long) fitted.history().epochs().size());
    training.put("best_epoch", (long) fitted.bestEpoch() + 1);
    training.put("stopped", fitted.history().stopped().orElse(null));
    training.put("diverged", fitted.diverged());
    training.put("seed", options.split().seed());
    training.put("validation_split", options.split().validation());
    training.put("test_split", options.split().test());
    training.put("java", System.getProperty("java.version", ""));
    training.put("history", finite(fitted.history().figures()));
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
