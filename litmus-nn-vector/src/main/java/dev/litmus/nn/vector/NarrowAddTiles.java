package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// [AddTiles] of one vector, which may be used in its first lanes only.
final class NarrowAddTiles {
  private NarrowAddTiles() {}

  /// 9 rows by 1 vector.
  static void add9x1(
      int k,
      float[] a,
      int aAt,
      int[] places,
      int first,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow) {
    int a0 = aAt + places[first];
    int a1 = aAt + places[first + 1];
    int a2 = aAt + places[first + 2];
    int a3 = aAt + places[first + 3];
    int a4 = aAt + places[first + 4];
    int a5 = aAt + places[first + 5];
    int a6 = aAt + places[first + 6];
    int a7 = aAt + places[first + 7];
    int a8 = aAt + places[first + 8];
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, cAt);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, cAt + cRow);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow);
    FloatVector s40 = FloatVector.fromArray(FLOATS, c, cAt + 4 * cRow);
    FloatVector s50 = FloatVector.fromArray(FLOATS, c, cAt + 5 * cRow);
    FloatVector s60 = FloatVector.fromArray(FLOATS, c, cAt + 6 * cRow);
    FloatVector s70 = FloatVector.fromArray(FLOATS, c, cAt + 7 * cRow);
    FloatVector s80 = FloatVector.fromArray(FLOATS, c, cAt + 8 * cRow);
    int step = 0;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + step]);
      s00 = b0.fma(factor, s00);
      factor = FloatVector.broadcast(FLOATS, a[a1 + step]);
      s10 = b0.fma(factor, s10);
      factor = FloatVector.broadcast(FLOATS, a[a2 + step]);
      s20 = b0.fma(factor, s20);
      factor = FloatVector.broadcast(FLOATS, a[a3 + step]);
      s30 = b0.fma(factor, s30);
      factor = FloatVector.broadcast(FLOATS, a[a4 + step]);
      s40 = b0.fma(factor, s40);
      factor = FloatVector.broadcast(FLOATS, a[a5 + step]);
      s50 = b0.fma(factor, s50);
      factor = FloatVector.broadcast(FLOATS, a[a6 + step]);
      s60 = b0.fma(factor, s60);
      factor = FloatVector.broadcast(FLOATS, a[a7 + step]);
      s70 = b0.fma(factor, s70);
      factor = FloatVector.broadcast(FLOATS, a[a8 + step]);
      s80 = b0.fma(factor, s80);
      step += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt);
    s10.intoArray(c, cAt + cRow);
    s20.intoArray(c, cAt + 2 * cRow);
    s30.intoArray(c, cAt + 3 * cRow);
    s40.intoArray(c, cAt + 4 * cRow);
    s50.intoArray(c, cAt + 5 * cRow);
    s60.intoArray(c, cAt + 6 * cRow);
    s70.intoArray(c, cAt + 7 * cRow);
    s80.intoArray(c, cAt + 8 * cRow);
  }

  /// 8 rows by 1 vector.
  static void add8x1(
      int k,
      float[] a,
      int aAt,
      int[] places,
      int first,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow) {
    int a0 = aAt + places[first];
    int a1 = aAt + places[first + 1];
    int a2 = aAt + places[first + 2];
    int a3 = aAt + places[first + 3];
    int a4 = aAt + places[first + 4];
    int a5 = aAt + places[first + 5];
    int a6 = aAt + places[first + 6];
    int a7 = aAt + places[first + 7];
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, cAt);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, cAt + cRow);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow);
    FloatVector s40 = FloatVector.fromArray(FLOATS, c, cAt + 4 * cRow);
    FloatVector s50 = FloatVector.fromArray(FLOATS, c, cAt + 5 * cRow);
    FloatVector s60 = FloatVector.fromArray(FLOATS, c, cAt + 6 * cRow);
    FloatVector s70 = FloatVector.fromArray(FLOATS, c, cAt + 7 * cRow);
    int step = 0;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + step]);
      s00 = b0.fma(factor, s00);
      factor = FloatVector.broadcast(FLOATS, a[a1 + step]);
      s10 = b0.fma(factor, s10);
      factor = FloatVector.broadcast(FLOATS, a[a2 + step]);
      s20 = b0.fma(factor, s20);
      factor = FloatVector.broadcast(FLOATS, a[a3 + step]);
      s30 = b0.fma(factor, s30);
      factor = FloatVector.broadcast(FLOATS, a[a4 + step]);
      s40 = b0.fma(factor, s40);
      factor = FloatVector.broadcast(FLOATS, a[a5 + step]);
      s50 = b0.fma(factor, s50);
      factor = FloatVector.broadcast(FLOATS, a[a6 + step]);
      s60 = b0.fma(factor, s60);
      factor = FloatVector.broadcast(FLOATS, a[a7 + step]);
      s70 = b0.fma(factor, s70);
      step += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt);
    s10.intoArray(c, cAt + cRow);
    s20.intoArray(c, cAt + 2 * cRow);
    s30.intoArray(c, cAt + 3 * cRow);
    s40.intoArray(c, cAt + 4 * cRow);
    s50.intoArray(c, cAt + 5 * cRow);
    s60.intoArray(c, cAt + 6 * cRow);
    s70.intoArray(c, cAt + 7 * cRow);
  }

  /// 4 rows by 1 vector, of which only the first lanes count.
  static void add4x1(
      int k,
      float[] a,
      int aAt,
      int[] places,
      int first,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow,
      int lanes) {
    VectorMask<Float> mask = FLOATS.indexInRange(0, lanes);
    int a0 = aAt + places[first];
    int a1 = aAt + places[first + 1];
    int a2 = aAt + places[first + 2];
    int a3 = aAt + places[first + 3];
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, cAt, mask);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, cAt + cRow, mask);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow, mask);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow, mask);
    int step = 0;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt, mask);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + step]);
      s00 = b0.fma(factor, s00);
      factor = FloatVector.broadcast(FLOATS, a[a1 + step]);
      s10 = b0.fma(factor, s10);
      factor = FloatVector.broadcast(FLOATS, a[a2 + step]);
      s20 = b0.fma(factor, s20);
      factor = FloatVector.broadcast(FLOATS, a[a3 + step]);
      s30 = b0.fma(factor, s30);
      step += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt, mask);
    s10.intoArray(c, cAt + cRow, mask);
    s20.intoArray(c, cAt + 2 * cRow, mask);
    s30.intoArray(c, cAt + 3 * cRow, mask);
  }

  /// 1 row by 1 vector.
  static void add1x1(
      int k,
      float[] a,
      int aAt,
      int[] places,
      int first,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow,
      int lanes) {
    VectorMask<Float> mask = FLOATS.indexInRange(0, lanes);
    int a0 = aAt + places[first];
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, cAt, mask);
    int step = 0;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt, mask);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + step]);
      s00 = b0.fma(factor, s00);
      step += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt, mask);
  }
}
