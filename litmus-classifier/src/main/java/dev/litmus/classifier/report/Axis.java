package dev.litmus.classifier.report;

import java.util.ArrayList;
import java.util.List;

/// One axis of a chart: its limits and the numbers that are written at it.
///
/// @param title what is measured; empty when the chart's caption says so
record Axis(String title, double low, double high, List<Tick> ticks) {
  private static final int MOST_TICKS = 5;

  /// A number at an axis.
  record Tick(double value, String label) {}

  Axis {
    ticks = List.copyOf(ticks);
  }

  /// From 0 to 1.
  static Axis unit(String title) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= 4; i++) {
      ticks.add(new Tick(i / 4.0, Words.compact(i / 4.0)));
    }
    return new Axis(title, 0, 1, ticks);
  }

  /// Exactly between two limits, with round numbers on it.
  static Axis between(String title, double low, double high) {
    double wide = high > low ? high - low : Math.max(1e-9, Math.abs(high));
    double from = high > low ? low : low - wide / 2;
    double to = high > low ? high : high + wide / 2;
    double step = step(to - from);
    List<Tick> ticks = new ArrayList<>();
    for (double k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
      double value = k == 0 ? 0 : k * step;
      ticks.add(new Tick(value, Words.compact(value)));
    }
    return new Axis(title, from, to, ticks);
  }

  /// From a limit to the next round number beyond another.
  static Axis around(String title, double low, double high) {
    double span = high > low ? high - low : Math.max(1e-9, Math.abs(high));
    double step = step(span);
    return between(
        title, Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step);
  }

  /// 1, 2 or 5 times a power of ten, at most [#MOST_TICKS] of which span the axis.
  private static double step(double span) {
    double rough = span / (MOST_TICKS - 1);
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    double lead = rough / power;
    return power * (lead <= 1 + 1e-9 ? 1 : lead <= 2 + 1e-9 ? 2 : lead <= 5 + 1e-9 ? 5 : 10);
  }

  /// Where a value lies, 0 at the low end and 1 at the high one; outside it is taken to the end.
  double place(double value) {
    return Math.clamp((value - low) / (high - low), 0.0, 1.0);
  }
}
