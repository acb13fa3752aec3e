package dev.litmus.nn.random;

/// The order in which `fit` visits the rows of an array.
public final class Shuffle {
  // TensorFlow takes the seed of a graph modulo 2^31 - 1.
  private static final long SEED_MODULUS = Integer.MAX_VALUE;

  private Shuffle() {}

  /// The permutation of 0 to n - 1 for an epoch, counted from 0. For epoch 0 it is the one that
  /// Keras on TensorFlow takes after `set_random_seed(seed)`, there in every epoch. Later epochs
  /// draw from sequences of the same key that never meet it.
  ///
  /// Fisher and Yates: for i ascending, element i changes places with element i + word % (n - i).
  public static int[] permutation(int n, long seed, int epoch) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    int key = (int) Math.floorMod(seed, SEED_MODULUS);
    // TensorFlow keeps the pair (0, 0) for "not seeded".
    int counter2 = key == 0 ? Integer.MAX_VALUE : 0;
    int[] words = new int[4];
    for (int i = 0; i < n - 1; i++) {
      if ((i & 3) == 0) {
        Philox.block(key, 0, i >>> 2, 0, counter2, epoch, words);
      }
      int j = i + Integer.remainderUnsigned(words[i & 3], n - i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
