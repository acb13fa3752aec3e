package dev.litmus.nn.models;

import dev.litmus.nn.metrics.Metric;
import java.util.Map;

/// The figure that a callback watches, and which way is better: Keras's `monitor` and `mode`.
///
/// @param figure its name in the logs, such as `val_loss`
/// @param mode whether it should fall or rise; [Mode#AUTO] asks the metric
public record Monitor(String figure, Mode mode) {
  /// Which way a figure should go.
  public enum Mode {
    /// As the metric of that name says; a loss should fall.
    AUTO,
    MIN,
    MAX
  }

  /// Whether the figure is one of validation, and this epoch, counted from 0, ends without, so that
  /// there is nothing to judge it by. Keras passes over such epochs too.
  public boolean waits(Training training, int epoch) {
    return figure.startsWith("val_") && training.skipsValidation(epoch);
  }

  /// The figure's value.
  ///
  /// @throws IllegalStateException listing the figures when it is not among them
  public double in(Map<String, Double> logs) {
    Double value = logs.get(figure);
    if (value == null) {
      String advice =
          figure.startsWith("val_")
              ? "give Fit validationSplit or validationData, or monitor one of these"
              : "monitor one of these, or compile with that metric";
      throw new IllegalStateException(
          "monitor '%s' is not among the figures of this training: %s; %s"
              .formatted(figure, String.join(", ", logs.keySet()), advice));
    }
    return value;
  }

  /// Whether the value is better than another by more than `minDelta`, in float32 as Keras compares
  /// them. NaN is better than nothing, and everything is better than NaN.
  ///
  /// @throws IllegalStateException when the mode is [Mode#AUTO] and no metric tells the direction
  public boolean better(Training training, double value, double than, double minDelta) {
    if (Double.isNaN(value) || Double.isNaN(than)) {
      return !Double.isNaN(value);
    }
    double delta = Math.abs(minDelta);
    return rising(training)
        ? (float) (value - delta) > (float) than
        : (float) (value + delta) < (float) than;
  }

  private boolean rising(Training training) {
    if (mode != Mode.AUTO) {
      return mode == Mode.MAX;
    }
    String name = figure.startsWith("val_") ? figure.substring(4) : figure;
    if (name.equals("loss")) {
      return false;
    }
    Outputs outputs = training.trainer().outputs();
    if (FigureNames.losses(outputs).contains(name)) {
      return false;
    }
    for (FigureNames.Entry entry : FigureNames.metrics(outputs)) {
      if (entry.name().equals(name) && entry.metric().better().isPresent()) {
        return entry.metric().better().get() == Metric.Better.HIGHER;
      }
    }
    throw new IllegalStateException(
        "monitor '%s': whether it should fall or rise is not known; set mode MIN or MAX"
            .formatted(figure));
  }
}
