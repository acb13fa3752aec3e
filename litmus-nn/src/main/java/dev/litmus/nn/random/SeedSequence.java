package dev.litmus.nn.random;

/// The seeds that Keras hands out after `keras.utils.set_random_seed(seed)`: every random
/// initializer and every Dropout without a seed of its own draws the next, in the order of
/// construction.
public final class SeedSequence {
  private static final int LARGEST = 1_000_000_000;

  private final PythonRandom random;

  /// @param seed from 0 to 2^32 - 1, the range that `set_random_seed` takes
  public SeedSequence(long seed) {
    if (seed < 0 || seed > 0xFFFFFFFFL) {
      throw new IllegalArgumentException(
          "seed %d is out of range: expected 0 to 4294967295 (2^32 - 1)".formatted(seed));
    }
    random = new PythonRandom(seed);
  }

  /// The next seed, from 1 to 10^9.
  public long next() {
    return random.randint(1, LARGEST);
  }
}
