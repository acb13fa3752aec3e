package dev.litmus.nn.models;

import dev.litmus.nn.internal.PythonNumbers;
import java.util.Map;
import java.util.function.Supplier;

/// The text of one epoch's progress, to the letter what Keras's `Progbar` writes: a bar that grows
/// with the batches, or one line. Where the output cannot be redrawn, the bar is written once, when
/// it is full, without colours or control characters.
final class ProgressBar {
  /// How to write: whether lines can be redrawn, whether colours are wanted, and what the bar is
  /// made of.
  record Style(boolean redrawn, boolean colours, String block) {}

  private static final int WIDTH = 20;
  private static final double INTERVAL_SECONDS = 0.05;
  private static final double SMALL = 1e-3;

  private final int steps;
  private final Style style;
  private final double started;
  private double lastDrawn = Double.NEGATIVE_INFINITY;
  private double afterFirstStep = Double.NaN;
  private int lastWidth;

  /// @param steps how many batches the epoch has
  /// @param started when it began, in seconds of any clock
  ProgressBar(int steps, Style style, double started) {
    this.steps = steps;
    this.style = style;
    this.started = started;
  }

  /// What to write after a step; empty when it is too early to draw again.
  ///
  /// @param logs the figures, computed only when they are drawn
  String step(int done, double now, Supplier<Map<String, Double>> logs) {
    double secondsPerStep = secondsPerStep(done, now);
    if (done == 1) {
      afterFirstStep = now;
    }
    if (!style.redrawn || now - lastDrawn < INTERVAL_SECONDS) {
      return "";
    }
    lastDrawn = now;
    return drawn(done, remaining(secondsPerStep * (steps - done)), secondsPerStep, logs.get());
  }

  /// The full bar at the end of the epoch.
  String finished(double now, Map<String, Double> logs) {
    return drawn(steps, elapsed(now), secondsPerStep(steps, now), logs) + "\n";
  }

  /// The line that stands for the epoch when there is no bar.
  String line(double now, Map<String, Double> logs) {
    StringBuilder line = new StringBuilder(count(steps));
    line.append(" - ").append(elapsed(now));
    line.append(" - ").append(perStep(secondsPerStep(steps, now)));
    // Here Keras takes negative figures for small ones.
    logs.forEach((name, value) -> append(line, name, value, value > SMALL));
    return line.append("\n").toString();
  }

  private String drawn(int done, String time, double secondsPerStep, Map<String, Double> logs) {
    int filled = (int) (WIDTH * ((double) done / steps));
    String count = count(done);
    StringBuilder figures = new StringBuilder();
    figures.append(' ').append(perStep(secondsPerStep));
    logs.forEach((name, value) -> append(figures, name, value, Math.abs(value) > SMALL));
    int width = count.length() + 1 + WIDTH + 1 + time.length() + figures.length();
    String text =
        (style.redrawn ? "\r" : "")
            + styled(1, count)
            + " "
            + (filled > 0 ? styled(32, style.block.repeat(filled)) : "")
            + styled(37, style.block.repeat(WIDTH - filled))
            + " "
            + styled(1, time)
            + figures
            + " ".repeat(Math.max(0, lastWidth - width));
    lastWidth = width;
    return text;
  }

  private String styled(int code, String text) {
    return style.colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  private static void append(StringBuilder text, String name, double value, boolean plain) {
    text.append(" - ").append(name).append(": ");
    text.append(plain ? PythonNumbers.fixed(value, 4) : PythonNumbers.scientific(value, 4));
  }

  private String count(int done) {
    String total = Integer.toString(steps);
    String text = Integer.toString(done);
    return " ".repeat(total.length() - text.length()) + text + "/" + total;
  }

  private String elapsed(double now) {
    return PythonNumbers.fixed(now - started, 0) + "s";
  }

  private static String remaining(double seconds) {
    long whole = (long) seconds;
    if (seconds > 3600) {
      return whole / 3600 + ":" + twoDigits(whole % 3600 / 60) + ":" + twoDigits(whole % 60);
    }
    return seconds > 60 ? whole / 60 + ":" + twoDigits(whole % 60) : whole + "s";
  }

  private static String twoDigits(long number) {
    return (number < 10 ? "0" : "") + number;
  }

  private static String perStep(double seconds) {
    if (seconds >= 1 || seconds == 0) {
      return PythonNumbers.fixed(seconds, 0) + "s/step";
    }
    return seconds >= 1e-3
        ? PythonNumbers.fixed(seconds * 1e3, 0) + "ms/step"
        : PythonNumbers.fixed(seconds * 1e6, 0) + "us/step";
  }

  /// The first step is never typical: it counts only as long as there is no other.
  private double secondsPerStep(int done, double now) {
    return !Double.isNaN(afterFirstStep) && done > 1
        ? (now - afterFirstStep) / (done - 1)
        : (now - started) / done;
  }
}
