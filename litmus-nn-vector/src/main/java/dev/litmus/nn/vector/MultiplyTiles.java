package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import dev.litmus.nn.ops.Panels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// C = A B for a few rows and one or two vectors of C, which stay in registers over the whole of k.
/// Element (i, p) of A stands at `a[aAt + i * aRow + places[p]]`, B in panels. Of the last vector
/// only so many lanes are written that `lanes` are written in all.
///
/// The sums are variables, as in [Tiles].
final class MultiplyTiles {
  private MultiplyTiles() {}

  /// 8 rows by 2 vectors.
  static void multiply8x2(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int[] places,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int cRow,
      int lanes) {
    FloatVector s00 = FloatVector.zero(FLOATS);
    FloatVector s01 = FloatVector.zero(FLOATS);
    FloatVector s10 = FloatVector.zero(FLOATS);
    FloatVector s11 = FloatVector.zero(FLOATS);
    FloatVector s20 = FloatVector.zero(FLOATS);
    FloatVector s21 = FloatVector.zero(FLOATS);
    FloatVector s30 = FloatVector.zero(FLOATS);
    FloatVector s31 = FloatVector.zero(FLOATS);
    FloatVector s40 = FloatVector.zero(FLOATS);
    FloatVector s41 = FloatVector.zero(FLOATS);
    FloatVector s50 = FloatVector.zero(FLOATS);
    FloatVector s51 = FloatVector.zero(FLOATS);
    FloatVector s60 = FloatVector.zero(FLOATS);
    FloatVector s61 = FloatVector.zero(FLOATS);
    FloatVector s70 = FloatVector.zero(FLOATS);
    FloatVector s71 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = aAt + places[p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[at]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[at + aRow]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[at + 2 * aRow]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[at + 3 * aRow]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
      factor = FloatVector.broadcast(FLOATS, a[at + 4 * aRow]);
      s40 = b0.fma(factor, s40);
      s41 = b1.fma(factor, s41);
      factor = FloatVector.broadcast(FLOATS, a[at + 5 * aRow]);
      s50 = b0.fma(factor, s50);
      s51 = b1.fma(factor, s51);
      factor = FloatVector.broadcast(FLOATS, a[at + 6 * aRow]);
      s60 = b0.fma(factor, s60);
      s61 = b1.fma(factor, s61);
      factor = FloatVector.broadcast(FLOATS, a[at + 7 * aRow]);
      s70 = b0.fma(factor, s70);
      s71 = b1.fma(factor, s71);
    }
    if (lanes < 2 * COUNT) {
      VectorMask<Float> mask = FLOATS.indexInRange(0, lanes - COUNT);
      s00.intoArray(c, cAt);
      s01.intoArray(c, cAt + COUNT, mask);
      s10.intoArray(c, cAt + cRow);
      s11.intoArray(c, cAt + cRow + COUNT, mask);
      s20.intoArray(c, cAt + 2 * cRow);
      s21.intoArray(c, cAt + 2 * cRow + COUNT, mask);
      s30.intoArray(c, cAt + 3 * cRow);
      s31.intoArray(c, cAt + 3 * cRow + COUNT, mask);
      s40.intoArray(c, cAt + 4 * cRow);
      s41.intoArray(c, cAt + 4 * cRow + COUNT, mask);
      s50.intoArray(c, cAt + 5 * cRow);
      s51.intoArray(c, cAt + 5 * cRow + COUNT, mask);
      s60.intoArray(c, cAt + 6 * cRow);
      s61.intoArray(c, cAt + 6 * cRow + COUNT, mask);
      s70.intoArray(c, cAt + 7 * cRow);
      s71.intoArray(c, cAt + 7 * cRow + COUNT, mask);
      return;
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
  static void multiply4x2(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int[] places,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int cRow,
      int lanes) {
    FloatVector s00 = FloatVector.zero(FLOATS);
    FloatVector s01 = FloatVector.zero(FLOATS);
    FloatVector s10 = FloatVector.zero(FLOATS);
    FloatVector s11 = FloatVector.zero(FLOATS);
    FloatVector s20 = FloatVector.zero(FLOATS);
    FloatVector s21 = FloatVector.zero(FLOATS);
    FloatVector s30 = FloatVector.zero(FLOATS);
    FloatVector s31 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = aAt + places[p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[at]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[at + aRow]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[at + 2 * aRow]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[at + 3 * aRow]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
    }
    if (lanes < 2 * COUNT) {
      VectorMask<Float> mask = FLOATS.indexInRange(0, lanes - COUNT);
      s00.intoArray(c, cAt);
      s01.intoArray(c, cAt + COUNT, mask);
      s10.intoArray(c, cAt + cRow);
      s11.intoArray(c, cAt + cRow + COUNT, mask);
      s20.intoArray(c, cAt + 2 * cRow);
      s21.intoArray(c, cAt + 2 * cRow + COUNT, mask);
      s30.intoArray(c, cAt + 3 * cRow);
      s31.intoArray(c, cAt + 3 * cRow + COUNT, mask);
      return;
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
  static void multiply1x2(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int[] places,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int cRow,
      int lanes) {
    FloatVector s00 = FloatVector.zero(FLOATS);
    FloatVector s01 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = aAt + places[p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[at]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
    }
    if (lanes < 2 * COUNT) {
      VectorMask<Float> mask = FLOATS.indexInRange(0, lanes - COUNT);
      s00.intoArray(c, cAt);
      s01.intoArray(c, cAt + COUNT, mask);
      return;
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + COUNT);
  }

  /// 8 rows by 1 vector.
  static void multiply8x1(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int[] places,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int cRow,
      int lanes) {
    FloatVector s00 = FloatVector.zero(FLOATS);
    FloatVector s10 = FloatVector.zero(FLOATS);
    FloatVector s20 = FloatVector.zero(FLOATS);
    FloatVector s30 = FloatVector.zero(FLOATS);
    FloatVector s40 = FloatVector.zero(FLOATS);
    FloatVector s50 = FloatVector.zero(FLOATS);
    FloatVector s60 = FloatVector.zero(FLOATS);
    FloatVector s70 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = aAt + places[p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[at]);
      s00 = b0.fma(factor, s00);
      factor = FloatVector.broadcast(FLOATS, a[at + aRow]);
      s10 = b0.fma(factor, s10);
      factor = FloatVector.broadcast(FLOATS, a[at + 2 * aRow]);
      s20 = b0.fma(factor, s20);
      factor = FloatVector.broadcast(FLOATS, a[at + 3 * aRow]);
      s30 = b0.fma(factor, s30);
      factor = FloatVector.broadcast(FLOATS, a[at + 4 * aRow]);
      s40 = b0.fma(factor, s40);
      factor = FloatVector.broadcast(FLOATS, a[at + 5 * aRow]);
      s50 = b0.fma(factor, s50);
      factor = FloatVector.broadcast(FLOATS, a[at + 6 * aRow]);
      s60 = b0.fma(factor, s60);
      factor = FloatVector.broadcast(FLOATS, a[at + 7 * aRow]);
      s70 = b0.fma(factor, s70);
    }
    VectorMask<Float> mask = FLOATS.indexInRange(0, lanes);
    s00.intoArray(c, cAt, mask);
    s10.intoArray(c, cAt + cRow, mask);
    s20.intoArray(c, cAt + 2 * cRow, mask);
    s30.intoArray(c, cAt + 3 * cRow, mask);
    s40.intoArray(c, cAt + 4 * cRow, mask);
    s50.intoArray(c, cAt + 5 * cRow, mask);
    s60.intoArray(c, cAt + 6 * cRow, mask);
    s70.intoArray(c, cAt + 7 * cRow, mask);
  }

  /// 4 rows by 1 vector.
  static void multiply4x1(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int[] places,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int cRow,
      int lanes) {
    FloatVector s00 = FloatVector.zero(FLOATS);
    FloatVector s10 = FloatVector.zero(FLOATS);
    FloatVector s20 = FloatVector.zero(FLOATS);
    FloatVector s30 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = aAt + places[p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[at]);
      s00 = b0.fma(factor, s00);
      factor = FloatVector.broadcast(FLOATS, a[at + aRow]);
      s10 = b0.fma(factor, s10);
      factor = FloatVector.broadcast(FLOATS, a[at + 2 * aRow]);
      s20 = b0.fma(factor, s20);
      factor = FloatVector.broadcast(FLOATS, a[at + 3 * aRow]);
      s30 = b0.fma(factor, s30);
    }
    VectorMask<Float> mask = FLOATS.indexInRange(0, lanes);
    s00.intoArray(c, cAt, mask);
    s10.intoArray(c, cAt + cRow, mask);
    s20.intoArray(c, cAt + 2 * cRow, mask);
    s30.intoArray(c, cAt + 3 * cRow, mask);
  }

  /// 1 row by 1 vector.
  static void multiply1x1(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int[] places,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int cRow,
      int lanes) {
    FloatVector s00 = FloatVector.zero(FLOATS);
    for (int p = 0; p < k; p++) {
      int at = aAt + places[p];
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[at]);
      s00 = b0.fma(factor, s00);
    }
    VectorMask<Float> mask = FLOATS.indexInRange(0, lanes);
    s00.intoArray(c, cAt, mask);
  }
}
