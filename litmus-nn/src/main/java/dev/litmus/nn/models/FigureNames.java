package dev.litmus.nn.models;

import dev.litmus.nn.metrics.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names that Keras gives to figures: `loss`; with losses on several outputs `OUTPUT_loss` for
/// each; a metric's own name, in a model with several outputs `OUTPUT_metric`. A second metric of
/// the same name is `metric_1`, or `weighted_metric` where it is a weighted one.
final class FigureNames {
  /// A metric of an output, and what it is reported under.
  record Entry(int output, Metric metric, boolean weighted, String name) {}

  private FigureNames() {}

  /// What the loss of each output is reported under, in their order; none where `loss` is the only
  /// one.
  static List<String> losses(Outputs outputs) {
    long losses = outputs.goals().stream().filter(goal -> goal.loss().isPresent()).count();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < outputs.count(); i++) {
      boolean named = losses > 1 && outputs.goal(i).loss().isPresent();
      names.add(named ? outputs.name(i) + "_loss" : "");
    }
    return names;
  }

  /// All metrics, the weighted ones after the others.
  static List<Entry> metrics(Outputs outputs) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Integer> used = new HashMap<>();
    for (boolean weighted : new boolean[] {false, true}) {
      for (int i = 0; i < outputs.count(); i++) {
        Goal goal = outputs.goal(i);
        String prefix = outputs.count() == 1 ? "" : outputs.name(i) + "_";
        for (Metric metric : weighted ? goal.weightedMetrics() : goal.metrics()) {
          String name = prefix + metric.name();
          if (weighted && used.containsKey(name)) {
            name = prefix + "weighted_" + metric.name();
          }
          int before = used.merge(name, 1, Integer::sum) - 1;
          entries.add(new Entry(i, metric, weighted, before == 0 ? name : name + "_" + before));
        }
      }
    }
    return entries;
  }
}
