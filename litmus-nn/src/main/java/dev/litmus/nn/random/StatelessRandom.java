package dev.litmus.nn.random;

/// The numbers that Keras on TensorFlow draws from a pair [seed, counter]: TensorFlow's stateless
/// random operations on the CPU. The pair is scrambled by one Philox block into a key and a
/// counter, from which blocks of four words are numbered upwards. Any part may be drawn at any
/// time, by one thread at a time.
public final class StatelessRandom {
  // Keras takes both numbers modulo 2^31 - 2, so that they fit the int32 that TensorFlow wants.
  private static final long SEED_MODULUS = (1L << 31) - 2;
  private static final int SCRAMBLE_KEY_0 = 0x3ec8f720;
  private static final int SCRAMBLE_KEY_1 = 0x02461e29;

  // A rejected normal takes the next block of its own group; so many are set aside for each group
  // of 4.
  private static final int BLOCKS_OF_TRUNCATED_GROUP = 256;
  private static final float TRUNCATED_AT = 2f;

  // The block at hand: allotted once, since dropout draws at every step.
  private final int[] words = new int[4];
  private final float[] normals = new float[4];

  private int key0;
  private int key1;
  private int counter2;
  private int counter3;

  /// The draw of this pair: for an initializer the counter is 0, for dropout the number of the
  /// call.
  public StatelessRandom(long seed, long counter) {
    turnTo(seed, counter);
  }

  /// Turns to the draw of another pair.
  public void turnTo(long seed, long counter) {
    Philox.block(
        SCRAMBLE_KEY_0,
        SCRAMBLE_KEY_1,
        (int) Math.floorMod(seed, SEED_MODULUS),
        0,
        (int) Math.floorMod(counter, SEED_MODULUS),
        0,
        words);
    key0 = words[0];
    key1 = words[1];
    counter2 = words[2];
    counter3 = words[3];
  }

  /// Writes elements `first` to `first + n` of the uniform draw from [low, high) to `out`.
  public void uniform(float[] out, int offset, int n, long first, float low, float high) {
    float range = high - low;
    int word = 4;
    long block = first >>> 2;
    if ((first & 3) != 0) {
      block(block++);
      word = (int) (first & 3);
    }
    for (int i = 0; i < n; i++) {
      if (word == 4) {
        block(block++);
        word = 0;
      }
      out[offset + i] = unit(words[word++]) * range + low;
    }
  }

  /// Fills `out` with the normal draw of that mean and standard deviation.
  public void normal(float[] out, float mean, float standardDeviation) {
    normal(out, out.length, mean, standardDeviation);
  }

  /// Writes the first n numbers of that draw to the first elements of `out`.
  public void normal(float[] out, int n, float mean, float standardDeviation) {
    for (int i = 0; i < n; i++) {
      if ((i & 3) == 0) {
        block(i >>> 2);
        boxMuller();
      }
      out[i] = normals[i & 3] * standardDeviation + mean;
    }
  }

  /// Fills `out` with the normal draw that repeats whatever lies two standard deviations or more
  /// away.
  public void truncatedNormal(float[] out, float mean, float standardDeviation) {
    for (int from = 0; from < out.length; from += 4) {
      long block = (long) (from >>> 2) * BLOCKS_OF_TRUNCATED_GROUP;
      int to = Math.min(from + 4, out.length);
      int filled = from;
      while (filled < to) {
        block(block++);
        boxMuller();
        for (int j = 0; j < 4 && filled < to; j++) {
          if (Math.abs(normals[j]) < TRUNCATED_AT) {
            out[filled++] = normals[j] * standardDeviation + mean;
          }
        }
      }
    }
  }

  private void block(long number) {
    Philox.block(key0, key1, (int) number, (int) (number >>> 32), counter2, counter3, words);
  }

  /// A float in [0, 1): the 23 low bits as the fraction of a float in [1, 2), less 1.
  private static float unit(int word) {
    return Float.intBitsToFloat(0x3F800000 | (word & 0x7FFFFF)) - 1f;
  }

  /// Two pairs of uniform numbers, of the block's words, into two pairs of normal ones.
  private void boxMuller() {
    for (int pair = 0; pair < 4; pair += 2) {
      float radius = (float) StrictMath.log(Math.max(unit(words[pair]), 1e-7f));
      radius = (float) Math.sqrt(-2f * radius);
      float angle = (float) (2 * Math.PI * unit(words[pair + 1]));
      normals[pair] = (float) StrictMath.sin(angle) * radius;
      normals[pair + 1] = (float) StrictMath.cos(angle) * radius;
    }
  }
}
