package dev.litmus.nn.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// FarmHash's `Fingerprint64`, which TensorFlow spreads strings over buckets with: a function of
/// the bytes that is the same for ever. Five ways by length: empty, to 16, to 32, to 64, longer.
public final class FarmHash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long K0 = 0xc3a5c85c97cb3127L;
  private static final long K1 = 0xb492b66fbe98f273L;
  private static final long K2 = 0x9ae16a3b2f90404fL;
  private static final int BLOCK = 64;

  private FarmHash() {}

  /// The fingerprint, an unsigned number.
  public static long fingerprint64(byte[] bytes) {
    int length = bytes.length;
    if (length > BLOCK) {
      return new Blocks(bytes).hash();
    }
    long factor = K2 + length * 2L;
    if (length > 32) {
      return upTo64(bytes, factor);
    }
    if (length > 16) {
      return upTo32(bytes, factor);
    }
    if (length >= 8) {
      long a = at(bytes, 0) + K2;
      long b = at(bytes, length - 8);
      long c = Long.rotateRight(b, 37) * factor + a;
      long d = (Long.rotateRight(a, 25) + b) * factor;
      return mix(c, d, factor);
    }
    if (length >= 4) {
      return mix(length + (halfAt(bytes, 0) << 3), halfAt(bytes, length - 4), factor);
    }
    if (length > 0) {
      int first = Byte.toUnsignedInt(bytes[0]);
      int middle = Byte.toUnsignedInt(bytes[length >> 1]);
      int last = Byte.toUnsignedInt(bytes[length - 1]);
      long y = first + ((long) middle << 8);
      long z = length + ((long) last << 2);
      return fold(y * K2 ^ z * K0) * K2;
    }
    return K2;
  }

  private static long upTo32(byte[] bytes, long factor) {
    int length = bytes.length;
    long a = at(bytes, 0) * K1;
    long b = at(bytes, 8);
    long c = at(bytes, length - 8) * factor;
    long d = at(bytes, length - 16) * K2;
    return mix(
        Long.rotateRight(a + b, 43) + Long.rotateRight(c, 30) + d,
        a + Long.rotateRight(b + K2, 18) + c,
        factor);
  }

  private static long upTo64(byte[] bytes, long factor) {
    int length = bytes.length;
    long a = at(bytes, 0) * K2;
    long b = at(bytes, 8);
    long c = at(bytes, length - 8) * factor;
    long d = at(bytes, length - 16) * K2;
    long y = Long.rotateRight(a + b, 43) + Long.rotateRight(c, 30) + d;
    long z = mix(y, a + Long.rotateRight(b + K2, 18) + c, factor);
    long e = at(bytes, 16) * factor;
    long f = at(bytes, 24);
    long g = (y + at(bytes, length - 32)) * factor;
    long h = (z + at(bytes, length - 24)) * factor;
    return mix(
        Long.rotateRight(e + f, 43) + Long.rotateRight(g, 30) + h,
        e + Long.rotateRight(f + a, 18) + g,
        factor);
  }

  /// Seven words of state over blocks of 64 bytes, of which the last may overlap the one before.
  private static final class Blocks {
    private final byte[] bytes;
    private long x = 81;
    private long y = x * K1 + 113;
    private long z = fold(y * K2 + 113) * K2;
    private long v1;
    private long v2;
    private long w1;
    private long w2;

    Blocks(byte[] bytes) {
      this.bytes = bytes;
    }

    long hash() {
      int behind = bytes.length - 1;
      int end = behind / BLOCK * BLOCK;
      x = x * K2 + at(bytes, 0);
      for (int offset = 0; offset < end; offset += BLOCK) {
        absorb(offset, K1, 1);
      }
      long factor = K1 + ((z & 0xff) << 1);
      w1 += behind % BLOCK;
      v1 += w1;
      w1 += v1;
      absorb(bytes.length - BLOCK, factor, 9);
      return mix(mix(v1, w1, factor) + fold(y) * K0 + z, mix(v2, w2, factor) + x, factor);
    }

    private void absorb(int offset, long factor, long weight) {
      x = Long.rotateRight(x + y + v1 + at(bytes, offset + 8), 37) * factor;
      y = Long.rotateRight(y + v2 + at(bytes, offset + 48), 42) * factor;
      x ^= w2 * weight;
      y += v1 * weight + at(bytes, offset + 40);
      z = Long.rotateRight(z + w1, 33) * factor;
      long first = v2 * factor;
      long second = x + w1;
      v1 = sum(offset, first);
      v2 = turned(offset, first, second);
      first = z + w2;
      second = y + at(bytes, offset + 16);
      w1 = sum(offset + 32, first);
      w2 = turned(offset + 32, first, second);
      long swapped = z;
      z = x;
      x = swapped;
    }

    /// The first word of 32 bytes hashed with a seed: all four words added to it.
    private long sum(int offset, long seed) {
      return seed
          + at(bytes, offset)
          + at(bytes, offset + 8)
          + at(bytes, offset + 16)
          + at(bytes, offset + 24);
    }

    /// The second word of 32 bytes hashed with two seeds.
    private long turned(int offset, long firstSeed, long secondSeed) {
      long a = firstSeed + at(bytes, offset);
      long b = Long.rotateRight(secondSeed + a + at(bytes, offset + 24), 21);
      long inner = a + at(bytes, offset + 8) + at(bytes, offset + 16);
      return b + Long.rotateRight(inner, 44) + a;
    }
  }

  private static long at(byte[] bytes, int offset) {
    return (long) LONGS.get(bytes, offset);
  }

  private static long halfAt(byte[] bytes, int offset) {
    return Integer.toUnsignedLong((int) INTS.get(bytes, offset));
  }

  private static long fold(long value) {
    return value ^ (value >>> 47);
  }

  private static long mix(long u, long v, long factor) {
    long a = fold((u ^ v) * factor);
    return fold((v ^ a) * factor) * factor;
  }
}
