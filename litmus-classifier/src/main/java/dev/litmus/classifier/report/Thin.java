package dev.litmus.classifier.report;

import java.util.List;
import java.util.stream.IntStream;

/// A curve of many points by few: evenly chosen ones, both ends among them.
final class Thin {
  private static final int MOST = 300;

  private Thin() {}

  static <T> List<T> of(List<T> points) {
    if (points.size() <= MOST) {
      return points;
    }
    return IntStream.range(0, MOST)
        .mapToObj(i -> points.get((int) Math.round((double) i * (points.size() - 1) / (MOST - 1))))
        .toList();
  }
}
