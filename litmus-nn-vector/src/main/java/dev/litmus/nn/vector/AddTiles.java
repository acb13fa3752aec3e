package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/// C += A B for a few rows and two vectors of C, which stay in registers over the whole of k.
/// Element (i, p) of A stands at `a[aAt + places[first + i] + p * aColumn]`; rows of B and C are
/// contiguous. [NarrowAddTiles] are by one vector.
///
/// The sums are variables, as in [Tiles].
final class AddTiles {
  private AddTiles() {}

  /// 9 rows by 2 vectors.
  static void add9x2(
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
    FloatVector s01 = FloatVector.fromArray(FLOATS, c, cAt + COUNT);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, cAt + cRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, c, cAt + cRow + COUNT);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow);
    FloatVector s21 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow + COUNT);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow);
    FloatVector s31 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow + COUNT);
    FloatVector s40 = FloatVector.fromArray(FLOATS, c, cAt + 4 * cRow);
    FloatVector s41 = FloatVector.fromArray(FLOATS, c, cAt + 4 * cRow + COUNT);
    FloatVector s50 = FloatVector.fromArray(FLOATS, c, cAt + 5 * cRow);
    FloatVector s51 = FloatVector.fromArray(FLOATS, c, cAt + 5 * cRow + COUNT);
    FloatVector s60 = FloatVector.fromArray(FLOATS, c, cAt + 6 * cRow);
    FloatVector s61 = FloatVector.fromArray(FLOATS, c, cAt + 6 * cRow + COUNT);
    FloatVector s70 = FloatVector.fromArray(FLOATS, c, cAt + 7 * cRow);
    FloatVector s71 = FloatVector.fromArray(FLOATS, c, cAt + 7 * cRow + COUNT);
    FloatVector s80 = FloatVector.fromArray(FLOATS, c, cAt + 8 * cRow);
    FloatVector s81 = FloatVector.fromArray(FLOATS, c, cAt + 8 * cRow + COUNT);
    int step = 0;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + step]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[a1 + step]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[a2 + step]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[a3 + step]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
      factor = FloatVector.broadcast(FLOATS, a[a4 + step]);
      s40 = b0.fma(factor, s40);
      s41 = b1.fma(factor, s41);
      factor = FloatVector.broadcast(FLOATS, a[a5 + step]);
      s50 = b0.fma(factor, s50);
      s51 = b1.fma(factor, s51);
      factor = FloatVector.broadcast(FLOATS, a[a6 + step]);
      s60 = b0.fma(factor, s60);
      s61 = b1.fma(factor, s61);
      factor = FloatVector.broadcast(FLOATS, a[a7 + step]);
      s70 = b0.fma(factor, s70);
      s71 = b1.fma(factor, s71);
      factor = FloatVector.broadcast(FLOATS, a[a8 + step]);
      s80 = b0.fma(factor, s80);
      s81 = b1.fma(factor, s81);
      step += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + COUNT);
    s10.intoArray(c, cAt + cRow);
    s11.intoArray(c, cAt + cRow + COUNT);
    s20.intoArray(c, cAt + 2 * cRow);
    s21.intoArray(c, cAt + 2 * cRow + COUNT);
    s30.intoArray(c, cAt + 3 * cRow);
    s31.intoArray(c, cAt + 3 * cRow + COUNT);
    s40.intoArray(c, cAt + 4 * cRow);
    s41.intoArray(c, cAt + 4 * cRow + COUNT);
    s50.intoArray(c, cAt + 5 * cRow);
    s51.intoArray(c, cAt + 5 * cRow + COUNT);
    s60.intoArray(c, cAt + 6 * cRow);
    s61.intoArray(c, cAt + 6 * cRow + COUNT);
    s70.intoArray(c, cAt + 7 * cRow);
    s71.intoArray(c, cAt + 7 * cRow + COUNT);
    s80.intoArray(c, cAt + 8 * cRow);
    s81.intoArray(c, cAt + 8 * cRow + COUNT);
  }

  /// 8 rows by 2 vectors.
  static void add8x2(
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
    FloatVector s01 = FloatVector.fromArray(FLOATS, c, cAt + COUNT);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, cAt + cRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, c, cAt + cRow + COUNT);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow);
    FloatVector s21 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow + COUNT);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow);
    FloatVector s31 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow + COUNT);
    FloatVector s40 = FloatVector.fromArray(FLOATS, c, cAt + 4 * cRow);
    FloatVector s41 = FloatVector.fromArray(FLOATS, c, cAt + 4 * cRow + COUNT);
    FloatVector s50 = FloatVector.fromArray(FLOATS, c, cAt + 5 * cRow);
    FloatVector s51 = FloatVector.fromArray(FLOATS, c, cAt + 5 * cRow + COUNT);
    FloatVector s60 = FloatVector.fromArray(FLOATS, c, cAt + 6 * cRow);
    FloatVector s61 = FloatVector.fromArray(FLOATS, c, cAt + 6 * cRow + COUNT);
    FloatVector s70 = FloatVector.fromArray(FLOATS, c, cAt + 7 * cRow);
    FloatVector s71 = FloatVector.fromArray(FLOATS, c, cAt + 7 * cRow + COUNT);
    int step = 0;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + step]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[a1 + step]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[a2 + step]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[a3 + step]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
      factor = FloatVector.broadcast(FLOATS, a[a4 + step]);
      s40 = b0.fma(factor, s40);
      s41 = b1.fma(factor, s41);
      factor = FloatVector.broadcast(FLOATS, a[a5 + step]);
      s50 = b0.fma(factor, s50);
      s51 = b1.fma(factor, s51);
      factor = FloatVector.broadcast(FLOATS, a[a6 + step]);
      s60 = b0.fma(factor, s60);
      s61 = b1.fma(factor, s61);
      factor = FloatVector.broadcast(FLOATS, a[a7 + step]);
      s70 = b0.fma(factor, s70);
      s71 = b1.fma(factor, s71);
      step += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + COUNT);
    s10.intoArray(c, cAt + cRow);
    s11.intoArray(c, cAt + cRow + COUNT);
    s20.intoArray(c, cAt + 2 * cRow);
    s21.intoArray(c, cAt + 2 * cRow + COUNT);
    s30.intoArray(c, cAt + 3 * cRow);
    s31.intoArray(c, cAt + 3 * cRow + COUNT);
    s40.intoArray(c, cAt + 4 * cRow);
    s41.intoArray(c, cAt + 4 * cRow + COUNT);
    s50.intoArray(c, cAt + 5 * cRow);
    s51.intoArray(c, cAt + 5 * cRow + COUNT);
    s60.intoArray(c, cAt + 6 * cRow);
    s61.intoArray(c, cAt + 6 * cRow + COUNT);
    s70.intoArray(c, cAt + 7 * cRow);
    s71.intoArray(c, cAt + 7 * cRow + COUNT);
  }

  /// 4 rows by 2 vectors.
  static void add4x2(
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
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, cAt);
    FloatVector s01 = FloatVector.fromArray(FLOATS, c, cAt + COUNT);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, cAt + cRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, c, cAt + cRow + COUNT);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow);
    FloatVector s21 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow + COUNT);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow);
    FloatVector s31 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow + COUNT);
    int step = 0;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + step]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[a1 + step]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[a2 + step]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[a3 + step]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
      step += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + COUNT);
    s10.intoArray(c, cAt + cRow);
    s11.intoArray(c, cAt + cRow + COUNT);
    s20.intoArray(c, cAt + 2 * cRow);
    s21.intoArray(c, cAt + 2 * cRow + COUNT);
    s30.intoArray(c, cAt + 3 * cRow);
    s31.intoArray(c, cAt + 3 * cRow + COUNT);
  }

  /// 1 row by 2 vectors.
  static void add1x2(
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
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, cAt);
    FloatVector s01 = FloatVector.fromArray(FLOATS, c, cAt + COUNT);
    int step = 0;
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[a0 + step]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      step += aColumn;
      bAt += bRow;
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + COUNT);
  }
}
