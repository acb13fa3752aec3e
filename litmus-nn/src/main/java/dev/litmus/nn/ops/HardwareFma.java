package dev.litmus.nn.ops;

/// Whether `Math.fma` is one instruction here. Where it is not, it goes through BigDecimal: a
/// microsecond and more instead of a nanosecond, or of some tens in the interpreter.
final class HardwareFma {
  private static final int BATCHES = 20;
  private static final int CALLS = 32;
  // Measured: 13 in the interpreter with the instruction; without it 680 at the very least.
  private static final long NANOSECONDS_OF_SOFTWARE = 150;

  private HardwareFma() {}

  /// Takes the quickest of several short batches, so that a pause in one of them decides nothing.
  static boolean present() {
    long quickest = Long.MAX_VALUE;
    float value = 0.7f;
    for (int batch = 0; batch < BATCHES; batch++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        value = Math.fma(value, 0.9f, 0.1f);
      }
      quickest = Math.min(quickest, System.nanoTime() - start);
    }
    // The value is never NaN; asking keeps the loop from being dropped.
    return quickest < CALLS * NANOSECONDS_OF_SOFTWARE && !Float.isNaN(value);
  }
}
