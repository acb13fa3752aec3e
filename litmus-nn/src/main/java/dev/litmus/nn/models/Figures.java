package dev.litmus.nn.models;

import dev.litmus.nn.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Loss and metrics gathered over the batches of one pass. The loss is the mean of the batches'
/// means, each counted by its rows, as Keras reports it.
final class Figures {
  private final List<Metric> metrics;
  private final List<Metric.State> states;
  private double lossSum;
  private long rows;

  Figures(List<Metric> metrics) {
    this.metrics = metrics;
    this.states = metrics.stream().map(Metric::start).toList();
  }

  void add(double batchLoss, float[] targets, float[] predictions, int batchRows, int units) {
    lossSum += batchLoss * batchRows;
    rows += batchRows;
    float @Nullable [] unweighted = null;
    for (int i = 0; i < states.size(); i++) {
      states.get(i).update(targets, predictions, batchRows, units, unweighted);
    }
  }

  /// The figures by name, sorted, as Keras hands them to callbacks.
  Map<String, Double> logs() {
    Map<String, Double> logs = new TreeMap<>();
    for (int i = 0; i < states.size(); i++) {
      logs.put(metrics.get(i).name(), states.get(i).result());
    }
    logs.put("loss", rows == 0 ? 0 : lossSum / rows);
    return logs;
  }
}
