package dev.litmus.nn.models;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// Prints how a training goes: Keras's `ProgbarLogger`. `verbose` 1 draws a bar, 2 prints a line an
/// epoch; notices follow on lines of their own.
final class ProgressLogger implements Callback {
  private final PrintStream out;
  private final int verbose;
  private final ProgressBar.Style style;
  private ProgressBar bar;
  private int noticesShown;

  /// @param terminal whether the output is one, whose lines may be redrawn
  ProgressLogger(PrintStream out, int verbose, boolean terminal) {
    this.out = out;
    this.verbose = verbose;
    boolean colours = terminal && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    String block = out.charset().newEncoder().canEncode('━') ? "━" : "=";
    this.style = new ProgressBar.Style(terminal && verbose == 1, colours, block);
    this.bar = new ProgressBar(1, style, seconds());
  }

  @Override
  public void onTrainBegin(Training training) {
    printNotices(training);
  }

  @Override
  public void onEpochBegin(Training training, int epoch) {
    bar = new ProgressBar(training.steps(), style, seconds());
    if (training.epochs() > 1) {
      print("Epoch " + (epoch + 1) + "/" + training.epochs() + "\n");
    }
  }

  @Override
  public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
    if (style.redrawn()) {
      print(bar.step(end.batch() + 1, seconds(), end.logs()));
    }
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    print(verbose == 1 ? bar.finished(seconds(), logs) : bar.line(seconds(), logs));
    printNotices(training);
  }

  @Override
  public void onTrainEnd(Training training, Map<String, Double> logs) {
    printNotices(training);
  }

  private void printNotices(Training training) {
    List<String> notices = training.history().notices();
    for (; noticesShown < notices.size(); noticesShown++) {
      print("Notice: " + notices.get(noticesShown) + "\n");
    }
  }

  private void print(String text) {
    if (!text.isEmpty()) {
      out.print(text);
      out.flush();
    }
  }

  private static double seconds() {
    return System.nanoTime() / 1e9;
  }
}
