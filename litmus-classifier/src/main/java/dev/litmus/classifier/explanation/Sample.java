package dev.litmus.classifier.explanation;

import java.util.Arrays;
import java.util.Random;

/// Drawing by a seed. `java.util.Random` is specified to the bit: the same on every JDK.
final class Sample {
  private Sample() {}

  /// Rows drawn without replacement, ascending; all of them when there are no more than wanted.
  static int[] rows(int all, int wanted, long seed) {
    int[] rows = permutation(all, new Random(seed));
    int[] drawn = Arrays.copyOf(rows, Math.min(all, wanted));
    Arrays.sort(drawn);
    return drawn;
  }

  /// The numbers 0 to size - 1 in random order (Fisher and Yates).
  static int[] permutation(int size, Random random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
