package dev.litmus.nn.models;

import dev.litmus.nn.internal.PythonNumbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ends a training when a figure has stopped getting better: Keras's `EarlyStopping`, with its
/// arguments and defaults.
///
/// ```java
/// Fit.epochs(500).validationSplit(0.2).callbacks(EarlyStopping.of("val_loss").patience(20))
/// ```
///
/// Unlike Keras, which warns and goes on, it refuses to watch a figure that is not there.
public final class EarlyStopping implements Callback {
  private Monitor monitor;
  private double minDelta;
  private int patience;
  private double baseline = Double.NaN;
  private boolean restoreBestWeights;
  private int startFromEpoch;

  private int wait;
  private double best = Double.NaN;
  private int bestEpoch = -1;
  private Optional<List<float[]>> bestWeights = Optional.empty();

  private EarlyStopping(Monitor monitor) {
    this.monitor = monitor;
  }

  /// Watches `val_loss`, Keras's default.
  public static EarlyStopping of() {
    return of("val_loss");
  }

  /// Watches that figure, without patience.
  public static EarlyStopping of(String figure) {
    return new EarlyStopping(new Monitor(figure, Monitor.Mode.AUTO));
  }

  /// Smaller changes than this do not count as better; Keras's default is 0.
  public EarlyStopping minDelta(double change) {
    minDelta = Math.abs(change);
    return this;
  }

  /// How many epochs may pass without getting better; Keras's default is 0.
  public EarlyStopping patience(int epochs) {
    if (epochs < 0) {
      throw new IllegalArgumentException("patience must be at least 0; found " + epochs);
    }
    patience = epochs;
    return this;
  }

  /// Whether the figure should fall or rise; by default as its metric says.
  public EarlyStopping mode(Monitor.Mode mode) {
    monitor = new Monitor(monitor.figure(), mode);
    return this;
  }

  /// A value that must be beaten, too, for an epoch to count as better; Keras's default is none.
  public EarlyStopping baseline(double value) {
    baseline = value;
    return this;
  }

  /// Whether the model gets back the weights of the best epoch when the training ends; Keras's
  /// default is false, which keeps those of the last.
  public EarlyStopping restoreBestWeights(boolean restore) {
    restoreBestWeights = restore;
    return this;
  }

  /// The first epoch to watch, counted from 0; Keras's default is 0.
  public EarlyStopping startFromEpoch(int epoch) {
    startFromEpoch = epoch;
    return this;
  }

  /// The best epoch of the last training, counted from 0; -1 before there is one.
  public int bestEpoch() {
    return bestEpoch;
  }

  @Override
  public void onTrainBegin(Training training) {
    wait = 0;
    best = Double.NaN;
    bestEpoch = -1;
    bestWeights = Optional.empty();
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    if (monitor.waits(training, epoch)) {
      return;
    }
    double value = monitor.in(logs);
    if (epoch < startFromEpoch) {
      return;
    }
    wait++;
    if (bestEpoch < 0 || monitor.better(training, value, best, minDelta)) {
      best = value;
      bestEpoch = epoch;
      if (restoreBestWeights) {
        bestWeights = Optional.of(training.model().weights());
      }
      if (Double.isNaN(baseline) || monitor.better(training, value, baseline, minDelta)) {
        wait = 0;
      }
      return;
    }
    if (wait >= patience && epoch > 0) {
      training.stop(
          "epoch %d: %s has not got better than %s, of epoch %d"
              .formatted(epoch + 1, monitor.figure(), PythonNumbers.fixed(best, 5), bestEpoch + 1));
    }
  }

  @Override
  public void onTrainEnd(Training training, Map<String, Double> logs) {
    bestWeights.ifPresent(training.model()::setWeights);
  }
}
