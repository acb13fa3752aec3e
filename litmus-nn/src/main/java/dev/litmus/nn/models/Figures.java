package dev.litmus.nn.models;

import dev.litmus.nn.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Loss and metrics gathered over the batches of one pass. The loss is the mean of the batches'
/// means, each counted by its rows, as Keras reports it. A metric with several figures has an entry
/// for each, `name[0]`, `name[1]` and so on.
final class Figures {
  private final List<Metric> metrics;
  private final List<Metric.State> states;
  private final boolean[] onLogits;
  private double lossSum;
  private long rows;

  /// For one pass.
  ///
  /// @param logits whether metrics may take logits, which [#add] then gets
  Figures(List<Metric> metrics, boolean logits) {
    this.metrics = metrics;
    this.onLogits = new boolean[metrics.size()];
    this.states = new ArrayList<>();
    for (int i = 0; i < onLogits.length; i++) {
      Optional<Metric> other = metrics.get(i).onLogits();
      onLogits[i] = logits && other.isPresent();
      states.add(onLogits[i] ? other.orElseThrow().start() : metrics.get(i).start());
    }
  }

  /// Takes a batch in.
  ///
  /// @param on what the loss was taken on: the logits, or the predictions themselves
  void add(
      double batchLoss,
      float[] targets,
      float[] predictions,
      float[] on,
      int batchRows,
      int units) {
    lossSum += batchLoss * batchRows;
    rows += batchRows;
    float @Nullable [] unweighted = null;
    for (int i = 0; i < states.size(); i++) {
      float[] taken = onLogits[i] ? on : predictions;
      states.get(i).update(targets, taken, batchRows, units, unweighted);
    }
  }

  /// The figures by name, sorted, as Keras hands them to callbacks.
  Map<String, Double> logs() {
    Map<String, Double> logs = new TreeMap<>();
    for (int i = 0; i < states.size(); i++) {
      double[] results = states.get(i).results();
      for (int j = 0; j < results.length; j++) {
        String name = metrics.get(i).name();
        logs.put(results.length == 1 ? name : "%s[%d]".formatted(name, j), results[j]);
      }
    }
    logs.put("loss", rows == 0 ? 0 : lossSum / rows);
    return logs;
  }
}
