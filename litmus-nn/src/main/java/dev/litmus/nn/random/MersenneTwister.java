package dev.litmus.nn.random;

/// The Mersenne twister MT19937 of Matsumoto and Nishimura (1998): 32 random bits a word. Python
/// and numpy draw from it; they seed it in different ways.
final class MersenneTwister {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int next = N;

  private MersenneTwister(int seed) {
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /// Seeds with one word: the authors' `init_genrand`.
  static MersenneTwister ofWord(int seed) {
    return new MersenneTwister(seed);
  }

  /// Seeds with several words: the authors' `init_by_array`.
  static MersenneTwister ofWords(int... key) {
    MersenneTwister twister = new MersenneTwister(19650218);
    twister.mixIn(key);
    return twister;
  }

  private void mixIn(int[] key) {
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

  /// The next 32 bits.
  int word() {
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
