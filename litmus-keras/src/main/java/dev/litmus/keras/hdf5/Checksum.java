package dev.litmus.keras.hdf5;

import java.util.function.LongToIntFunction;

/// Bob Jenkins's lookup3 hash (`hashlittle`, seed 0), HDF5's checksum of its newer structures.
final class Checksum {
  private static final int SEED = 0xDEADBEEF;

  private int a;
  private int b;
  private int c;

  private Checksum() {}

  /// Compares the four bytes at the cursor with the hash of everything from `start` to there.
  static void verify(FileBytes file, long start, Cursor in, Object what) {
    long length = in.position() - start;
    int computed = of(length, i -> file.byteAt(start + i) & 0xFF);
    if ((int) in.u32() != computed) {
      throw new Hdf5Exception(
          "the checksum of %s at byte %d is wrong: the file is damaged".formatted(what, start));
    }
  }

  /// The hash of the first `length` bytes.
  static int of(byte[] bytes, int length) {
    return of(length, i -> bytes[(int) i] & 0xFF);
  }

  private static int of(long length, LongToIntFunction byteAt) {
    Checksum state = new Checksum();
    state.a = state.b = state.c = SEED + (int) length;
    long at = 0;
    while (length - at > 12) {
      state.add(byteAt, at, 12);
      state.mix();
      at += 12;
    }
    if (at == length) {
      return state.c;
    }
    state.add(byteAt, at, (int) (length - at));
    return state.finish();
  }

  private void add(LongToIntFunction byteAt, long at, int count) {
    for (int i = 0; i < count; i++) {
      int shifted = byteAt.applyAsInt(at + i) << (8 * (i % 4));
      switch (i / 4) {
        case 0 -> a += shifted;
        case 1 -> b += shifted;
        default -> c += shifted;
      }
    }
  }

  private void mix() {
    a -= c;
    a ^= Integer.rotateLeft(c, 4);
    c += b;
    b -= a;
    b ^= Integer.rotateLeft(a, 6);
    a += c;
    c -= b;
    c ^= Integer.rotateLeft(b, 8);
    b += a;
    a -= c;
    a ^= Integer.rotateLeft(c, 16);
    c += b;
    b -= a;
    b ^= Integer.rotateLeft(a, 19);
    a += c;
    c -= b;
    c ^= Integer.rotateLeft(b, 4);
    b += a;
  }

  private int finish() {
    c ^= b;
    c -= Integer.rotateLeft(b, 14);
    a ^= c;
    a -= Integer.rotateLeft(c, 11);
    b ^= a;
    b -= Integer.rotateLeft(a, 25);
    c ^= b;
    c -= Integer.rotateLeft(b, 16);
    a ^= c;
    a -= Integer.rotateLeft(c, 4);
    b ^= a;
    b -= Integer.rotateLeft(a, 14);
    c ^= b;
    c -= Integer.rotateLeft(b, 24);
    return c;
  }
}
