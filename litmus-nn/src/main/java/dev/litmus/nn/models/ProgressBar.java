package dev.litmus.nn.models;

import java.io.PrintStream;
import java.util.Map;

/// Keras's `ProgbarLogger`: `verbose` 2 prints a line an epoch.
final class ProgressBar implements Callback {
  private final PrintStream out;
  private final int verbose;
  private long started;

  ProgressBar(PrintStream out, int verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  @Override
  public void onEpochBegin(Training training, int epoch) {
    started = System.nanoTime();
    if (training.epochs() > 1 && verbose > 0) {
      out.printf("Epoch %d/%d%n", epoch + 1, training.epochs());
    }
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    double seconds = (System.nanoTime() - started) / 1e9;
    StringBuilder line = new StringBuilder();
    line.append("%d/%d - %.0fs".formatted(training.steps(), training.steps(), seconds));
    logs.forEach((name, value) -> line.append(" - %s: %.4f".formatted(name, value)));
    out.println(line);
  }
}
