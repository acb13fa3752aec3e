package dev.litmus.nn.random;

/// numpy's `numpy.random.RandomState(seed)`, whose numbers are fixed for ever. scikit-learn divides
/// rows by it.
public final class NumpyRandom {
  private final MersenneTwister twister;

  /// @param seed from 0 to 2^32 - 1, the range that numpy takes
  public NumpyRandom(long seed) {
    if (seed < 0 || seed > 0xFFFFFFFFL) {
      throw new IllegalArgumentException(
          "seed %d is out of range: expected 0 to 4294967295 (2^32 - 1)".formatted(seed));
    }
    twister = MersenneTwister.ofWord((int) seed);
  }

  /// `permutation(n)`: the numbers 0 to n - 1 in random order.
  public int[] permutation(int n) {
    int[] numbers = new int[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = i;
    }
    shuffle(numbers);
    return numbers;
  }

  /// `shuffle(numbers)`: Fisher and Yates, from the last number down to the second.
  public void shuffle(int[] numbers) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = upTo(i);
      int kept = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = kept;
    }
  }

  /// A number from 0 to max, both included: the low bits of words, of those that max has, until
  /// they are not above it.
  private int upTo(int max) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int drawn;
    do {
      drawn = twister.word() & mask;
    } while (drawn > max);
    return drawn;
  }
}
