package dev.litmus.nn.models;

import dev.litmus.nn.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Losses and metrics gathered over the batches of one pass, as Keras reports them. The loss is the
/// mean of the batches' losses, each counted by its rows; the losses of single outputs, where there
/// are several, are means in which every batch counts as 1, a smaller last one too (so it is in
/// Keras on TensorFlow, which does not know the size of a batch there). A metric with several
/// figures has an entry for each, `name[0]`, `name[1]` and so on.
final class Figures {
  private final Outputs outputs;
  private final Measured[] measured;
  private final double[] lossSums;
  private double lossSum;
  private long rows;
  private long batches;

  /// A metric of an output at work.
  ///
  /// @param objective the place of its objective among all
  /// @param onLogits whether it takes logits
  private record Measured(
      FigureNames.Entry entry, int objective, boolean onLogits, Metric.State state) {}

  /// For one pass.
  Figures(Outputs outputs, List<Objective> objectives) {
    this.outputs = outputs;
    this.lossSums = new double[objectives.size()];
    List<Measured> all = new ArrayList<>();
    for (FigureNames.Entry entry : FigureNames.metrics(outputs)) {
      int objective = outputs.supervised().indexOf(entry.output());
      Optional<Metric> other =
          objectives.get(objective).hasLogits() ? entry.metric().onLogits() : Optional.empty();
      Metric.State state = other.orElse(entry.metric()).start();
      all.add(new Measured(entry, objective, other.isPresent(), state));
    }
    this.measured = all.toArray(new Measured[0]);
  }

  /// Takes the loss of a batch in: the sum over outputs, penalties and all.
  void addLoss(double loss, int batchRows) {
    lossSum += loss * batchRows;
    rows += batchRows;
    batches++;
  }

  /// Takes the loss of one objective for a batch in, not weighted against others.
  void addLoss(int objective, double loss) {
    lossSums[objective] += loss;
  }

  /// Takes in what metrics look at.
  void add(ObjectiveBatch[] batches) {
    for (Measured each : measured) {
      ObjectiveBatch batch = batches[each.objective];
      each.state.update(
          batch.targets(),
          each.onLogits ? batch.on() : batch.predictions(),
          batch.places(),
          batch.objective().units(),
          weights(each.entry, batch));
    }
  }

  /// What each place counts in a metric; null where each counts as 1.
  private static float @Nullable [] weights(FigureNames.Entry entry, ObjectiveBatch batch) {
    boolean masked = batch.mask() != null && entry.metric().passesOverMasked();
    if (!masked) {
      return entry.weighted() ? batch.weights() : null;
    }
    return entry.weighted() ? batch.maskedWeights() : batch.mask();
  }

  /// The figures by name, sorted, as Keras hands them to callbacks.
  Map<String, Double> logs() {
    Map<String, Double> logs = new TreeMap<>();
    List<String> names = FigureNames.losses(outputs);
    List<Integer> supervised = outputs.supervised();
    for (int i = 0; i < lossSums.length; i++) {
      String name = names.get(supervised.get(i));
      if (!name.isEmpty()) {
        logs.put(name, batches == 0 ? 0 : lossSums[i] / batches);
      }
    }
    for (Measured each : measured) {
      double[] results = each.state.results();
      for (int j = 0; j < results.length; j++) {
        String name = each.entry.name();
        logs.put(results.length == 1 ? name : "%s[%d]".formatted(name, j), results[j]);
      }
    }
    logs.put("loss", rows == 0 ? 0 : lossSum / rows);
    return logs;
  }
}
