package dev.litmus.classifier.evaluation;

/// Steele, Lea and Flood's generator of 64-bit numbers. Ours, so that an interval is the same on
/// every JDK.
final class SplitMix64 {
  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// A number within 0 .. bound - 1; the 32 high bits times the bound, whose bias is below 2^-32
  /// bound.
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }
}
