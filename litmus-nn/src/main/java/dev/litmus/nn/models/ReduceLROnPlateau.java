package dev.litmus.nn.models;

import dev.litmus.nn.internal.PythonNumbers;
import java.util.Map;

/// Makes the learning rate smaller when a figure has stopped getting better: Keras's
/// `ReduceLROnPlateau`, with its arguments and defaults. Adds the figure `learning_rate` to every
/// epoch.
///
/// Unlike Keras, which warns and goes on, it refuses to watch a figure that is not there.
public final class ReduceLROnPlateau implements Callback {
  private Monitor monitor;
  private double factor = 0.1;
  private int patience = 10;
  private double minDelta = 1e-4;
  private int cooldown;
  private double minimum;

  private double best = Double.NaN;
  private int cooling;
  private int wait;

  private ReduceLROnPlateau(Monitor monitor) {
    this.monitor = monitor;
  }

  /// Watches `val_loss`, Keras's default.
  public static ReduceLROnPlateau of() {
    return of("val_loss");
  }

  /// Watches that figure.
  public static ReduceLROnPlateau of(String figure) {
    return new ReduceLROnPlateau(new Monitor(figure, Monitor.Mode.AUTO));
  }

  /// What the learning rate is multiplied by, below 1; Keras's default is 0.1.
  public ReduceLROnPlateau factor(double times) {
    if (!(times > 0 && times < 1)) {
      throw new IllegalArgumentException(
          "ReduceLROnPlateau: factor must be above 0 and below 1; found " + times);
    }
    factor = times;
    return this;
  }

  /// How many epochs may pass without getting better; Keras's default is 10.
  public ReduceLROnPlateau patience(int epochs) {
    patience = epochs;
    return this;
  }

  /// Whether the figure should fall or rise; by default as its metric says.
  public ReduceLROnPlateau mode(Monitor.Mode mode) {
    monitor = new Monitor(monitor.figure(), mode);
    return this;
  }

  /// Smaller changes than this do not count as better; Keras's default is 0.0001.
  public ReduceLROnPlateau minDelta(double change) {
    minDelta = change;
    return this;
  }

  /// How many epochs after a reduction do not count; Keras's default is 0.
  public ReduceLROnPlateau cooldown(int epochs) {
    cooldown = epochs;
    return this;
  }

  /// What the learning rate does not fall below; Keras's default is 0.
  public ReduceLROnPlateau minLr(double rate) {
    minimum = rate;
    return this;
  }

  @Override
  public void onTrainBegin(Training training) {
    best = Double.NaN;
    cooling = 0;
    wait = 0;
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    float rate = training.trainer().optimizer().learningRate();
    logs.put("learning_rate", (double) rate);
    if (monitor.waits(training, epoch)) {
      return;
    }
    double value = monitor.in(logs);
    if (cooling > 0) {
      cooling--;
      wait = 0;
    }
    if (monitor.better(training, value, best, minDelta)) {
      best = value;
      wait = 0;
    } else if (cooling == 0) {
      wait++;
      if (wait >= patience && rate > (float) minimum) {
        double reduced = Math.max(rate * factor, minimum);
        training.trainer().optimizer().learningRate((float) reduced);
        training.notice(
            "epoch %d: %s has not got better; the learning rate is now %s"
                .formatted(
                    epoch + 1, monitor.figure(), PythonNumbers.repr((double) (float) reduced)));
        cooling = cooldown;
        wait = 0;
      }
    }
  }
}
