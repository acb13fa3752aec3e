package dev.litmus.nn.ops;

/// Where an op's gradients are summed by halves of the batch, or not: which half a part of
/// [Op#variableGradients] is at, and what of it. With one section, all parts are at the first half.
final class Halves {
  private Halves() {}

  /// Whether a part is at the second half.
  static boolean isSecond(int part, int parts, int sections) {
    return part >= parts / sections;
  }

  /// The part's number among those of its half, of which there are `parts / sections`.
  static int within(int part, int parts, int sections) {
    return part % (parts / sections);
  }

  /// Where a part of n things begins.
  static int cut(int n, int part, int parts) {
    return Math.toIntExact((long) n * part / parts);
  }

  /// Adds to a part of a gradient what the second half gave, which begins at `at` of its array.
  static void add(float[] gradient, float[] second, int at, int part, int parts) {
    int last = cut(gradient.length, part + 1, parts);
    for (int i = cut(gradient.length, part, parts); i < last; i++) {
      gradient[i] += second[at + i];
    }
  }
}
