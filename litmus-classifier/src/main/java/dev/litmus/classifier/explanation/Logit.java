package dev.litmus.classifier.explanation;

/// The logarithm of the odds: log(p / (1 - p)), the scale on which reasons add up.
final class Logit {
  /// Half the distance between 1 and the number of single precision below it. A network may say 0
  /// or 1 outright; both are taken this far inside, a logit of about 16.6.
  private static final double EDGE = 0x1p-24;

  private Logit() {}

  static double of(double probability) {
    double inside = Math.clamp(probability, EDGE, 1 - EDGE);
    return StrictMath.log(inside / (1 - inside));
  }
}
