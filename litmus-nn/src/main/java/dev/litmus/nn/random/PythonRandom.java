package dev.litmus.nn.random;

/// CPython's `random.Random(seed)`: the Mersenne twister MT19937 of Matsumoto and Nishimura (1998),
/// seeded by an integer through its `init_by_array`.
public final class PythonRandom {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int next = N;

  /// Seeds with the absolute value of the integer, as Python does.
  public PythonRandom(long seed) {
    long magnitude = Math.abs(seed);
    int high = (int) (magnitude >>> 32);
    int[] key = high == 0 ? new int[] {(int) magnitude} : new int[] {(int) magnitude, high};
    initialize(key);
  }

  /// `randint(low, high)`: an integer from low to high, both included.
  public int randint(int low, int high) {
    int count = Math.addExact(Math.subtractExact(high, low), 1);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    int drawn;
    do {
      drawn = nextWord() >>> (Integer.SIZE - bits);
    } while (drawn >= count);
    return low + drawn;
  }

  private void initialize(int[] key) {
    state[0] = 19650218;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    int i = 1;
    int j = 0;
    for (int step = 0; step < N; step++) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + key[j] + j;
      i = following(i);
      j = (j + 1) % key.length;
    }
    for (int step = 0; step < N - 1; step++) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
      i = following(i);
    }
    state[0] = 0x80000000;
  }

  /// Steps from 1 to N - 1 and round again, with the last word as the predecessor of the first.
  private int following(int i) {
    if (i + 1 < N) {
      return i + 1;
    }
    state[0] = state[N - 1];
    return 1;
  }

  private int nextWord() {
    if (next == N) {
      twist();
      next = 0;
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      int mixed = (y & 1) == 0 ? y >>> 1 : (y >>> 1) ^ 0x9908b0df;
      state[i] = state[(i + M) % N] ^ mixed;
    }
  }
}
