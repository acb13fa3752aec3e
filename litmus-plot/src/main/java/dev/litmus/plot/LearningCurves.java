package dev.litmus.plot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Loss and metrics by epoch: one panel for each figure, training and validation together.
///
/// @param history each figure's values from the first epoch on, `val_` before the name of a figure
///   on validation rows; a value that is not finite leaves a gap
public record LearningCurves(String title, Map<String, List<Double>> history) implements Plot {
  public LearningCurves {
    if (history.isEmpty()) {
      throw new IllegalArgumentException(
          "learning curves: the history is empty; expected a figure");
    }
    Map<String, List<Double>> copy = new LinkedHashMap<>();
    history.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    history = Collections.unmodifiableMap(copy);
  }

  public static LearningCurves of(Map<String, List<Double>> history) {
    return new LearningCurves("Learning curves", history);
  }
}
