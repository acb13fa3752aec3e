package dev.litmus.nn.random;

/// Philox4x32-10: a block function from a 64-bit key and a 128-bit counter to four random words.
/// Stateless: any part of a sequence is computed without the parts before it. Salmon, Moraes, Dror
/// and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011).
final class Philox {
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;

  private Philox() {}

  /// Writes the four words of the block at this counter, lowest word first, to `out`.
  static void block(
      int key0, int key1, int counter0, int counter1, int counter2, int counter3, int[] out) {
    int x0 = counter0;
    int x1 = counter1;
    int x2 = counter2;
    int x3 = counter3;
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * (x0 & 0xFFFFFFFFL);
      long product1 = MULTIPLIER_1 * (x2 & 0xFFFFFFFFL);
      x0 = (int) (product1 >>> 32) ^ x1 ^ key0;
      x1 = (int) product1;
      x2 = (int) (product0 >>> 32) ^ x3 ^ key1;
      x3 = (int) product0;
      key0 += WEYL_0;
      key1 += WEYL_1;
    }
    out[0] = x0;
    out[1] = x1;
    out[2] = x2;
    out[3] = x3;
  }
}
