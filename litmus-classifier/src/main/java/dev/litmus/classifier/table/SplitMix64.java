package dev.litmus.classifier.table;

/// A small random number generator whose sequence is fixed for ever, so that a seed gives the same
/// split on every JDK. State s grows by the golden ratio's 64 bits; the output is s mixed by two
/// multiplications (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
final class SplitMix64 {
  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = state;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /// A number from 0 (inclusive) to the bound (exclusive), each equally likely.
  int next(int bound) {
    long rejectedBelow = Long.remainderUnsigned(-bound, bound);
    long drawn = next();
    while (Long.compareUnsigned(drawn, rejectedBelow) < 0) {
      drawn = next();
    }
    return (int) Long.remainderUnsigned(drawn, bound);
  }

  /// Puts the numbers into random order (Fisher and Yates).
  void shuffle(int[] numbers) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = next(i + 1);
      int kept = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = kept;
    }
  }
}
