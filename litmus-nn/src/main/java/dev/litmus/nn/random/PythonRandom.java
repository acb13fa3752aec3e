package dev.litmus.nn.random;

/// CPython's `random.Random(seed)`.
public final class PythonRandom {
  private final MersenneTwister twister;

  /// Seeds with the absolute value of the integer, as Python does.
  public PythonRandom(long seed) {
    long magnitude = Math.abs(seed);
    int low = (int) magnitude;
    int high = (int) (magnitude >>> 32);
    twister = high == 0 ? MersenneTwister.ofWords(low) : MersenneTwister.ofWords(low, high);
  }

  /// `randint(low, high)`: an integer from low to high, both included.
  public int randint(int low, int high) {
    int count = Math.addExact(Math.subtractExact(high, low), 1);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    int drawn;
    do {
      drawn = twister.word() >>> (Integer.SIZE - bits);
    } while (drawn >= count);
    return low + drawn;
  }
}
