package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import dev.litmus.nn.ops.Panels;
import jdk.incubator.vector.FloatVector;

/// C = S + A B for a few rows and two vectors of C, with B in panels and A in steps known to the
/// compiler, which then checks bounds once for all of k: a third faster than [Tiles] with its steps
/// of any size. What the sums start from, S, stands at `start`, which may be C itself.
///
/// The sums are variables, as in [Tiles].
final class PanelTiles {
  private PanelTiles() {}

  /// 8 rows of A, element (i, p) at `a[aAt + i * aRow + p]`.
  static void rows8x2(
      int k,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startRow,
      float[] c,
      int cAt,
      int cRow) {
    int a1 = aAt + aRow;
    int a2 = aAt + 2 * aRow;
    int a3 = aAt + 3 * aRow;
    int a4 = aAt + 4 * aRow;
    int a5 = aAt + 5 * aRow;
    int a6 = aAt + 6 * aRow;
    int a7 = aAt + 7 * aRow;
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, startAt);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, startAt + COUNT);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, startAt + startRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, startAt + startRow + COUNT);
    FloatVector s20 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow);
    FloatVector s21 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow + COUNT);
    FloatVector s30 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow);
    FloatVector s31 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow + COUNT);
    FloatVector s40 = FloatVector.fromArray(FLOATS, start, startAt + 4 * startRow);
    FloatVector s41 = FloatVector.fromArray(FLOATS, start, startAt + 4 * startRow + COUNT);
    FloatVector s50 = FloatVector.fromArray(FLOATS, start, startAt + 5 * startRow);
    FloatVector s51 = FloatVector.fromArray(FLOATS, start, startAt + 5 * startRow + COUNT);
    FloatVector s60 = FloatVector.fromArray(FLOATS, start, startAt + 6 * startRow);
    FloatVector s61 = FloatVector.fromArray(FLOATS, start, startAt + 6 * startRow + COUNT);
    FloatVector s70 = FloatVector.fromArray(FLOATS, start, startAt + 7 * startRow);
    FloatVector s71 = FloatVector.fromArray(FLOATS, start, startAt + 7 * startRow + COUNT);
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[aAt + p]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[a1 + p]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[a2 + p]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[a3 + p]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
      factor = FloatVector.broadcast(FLOATS, a[a4 + p]);
      s40 = b0.fma(factor, s40);
      s41 = b1.fma(factor, s41);
      factor = FloatVector.broadcast(FLOATS, a[a5 + p]);
      s50 = b0.fma(factor, s50);
      s51 = b1.fma(factor, s51);
      factor = FloatVector.broadcast(FLOATS, a[a6 + p]);
      s60 = b0.fma(factor, s60);
      s61 = b1.fma(factor, s61);
      factor = FloatVector.broadcast(FLOATS, a[a7 + p]);
      s70 = b0.fma(factor, s70);
      s71 = b1.fma(factor, s71);
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

  /// 4 rows of A, laid out likewise.
  static void rows4x2(
      int k,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startRow,
      float[] c,
      int cAt,
      int cRow) {
    int a1 = aAt + aRow;
    int a2 = aAt + 2 * aRow;
    int a3 = aAt + 3 * aRow;
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, startAt);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, startAt + COUNT);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, startAt + startRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, startAt + startRow + COUNT);
    FloatVector s20 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow);
    FloatVector s21 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow + COUNT);
    FloatVector s30 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow);
    FloatVector s31 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow + COUNT);
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[aAt + p]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[a1 + p]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[a2 + p]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[a3 + p]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
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

  /// 8 rows of A, element (i, p) at `a[aAt + p * 8 + i]`.
  static void packed8x2(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startRow,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, startAt);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, startAt + COUNT);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, startAt + startRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, startAt + startRow + COUNT);
    FloatVector s20 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow);
    FloatVector s21 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow + COUNT);
    FloatVector s30 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow);
    FloatVector s31 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow + COUNT);
    FloatVector s40 = FloatVector.fromArray(FLOATS, start, startAt + 4 * startRow);
    FloatVector s41 = FloatVector.fromArray(FLOATS, start, startAt + 4 * startRow + COUNT);
    FloatVector s50 = FloatVector.fromArray(FLOATS, start, startAt + 5 * startRow);
    FloatVector s51 = FloatVector.fromArray(FLOATS, start, startAt + 5 * startRow + COUNT);
    FloatVector s60 = FloatVector.fromArray(FLOATS, start, startAt + 6 * startRow);
    FloatVector s61 = FloatVector.fromArray(FLOATS, start, startAt + 6 * startRow + COUNT);
    FloatVector s70 = FloatVector.fromArray(FLOATS, start, startAt + 7 * startRow);
    FloatVector s71 = FloatVector.fromArray(FLOATS, start, startAt + 7 * startRow + COUNT);
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[aAt + p * 8]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 8 + 1]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 8 + 2]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 8 + 3]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 8 + 4]);
      s40 = b0.fma(factor, s40);
      s41 = b1.fma(factor, s41);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 8 + 5]);
      s50 = b0.fma(factor, s50);
      s51 = b1.fma(factor, s51);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 8 + 6]);
      s60 = b0.fma(factor, s60);
      s61 = b1.fma(factor, s61);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 8 + 7]);
      s70 = b0.fma(factor, s70);
      s71 = b1.fma(factor, s71);
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

  /// 4 rows of A, element (i, p) at `a[aAt + p * 4 + i]`.
  static void packed4x2(
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startRow,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector s00 = FloatVector.fromArray(FLOATS, start, startAt);
    FloatVector s01 = FloatVector.fromArray(FLOATS, start, startAt + COUNT);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, startAt + startRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, startAt + startRow + COUNT);
    FloatVector s20 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow);
    FloatVector s21 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow + COUNT);
    FloatVector s30 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow);
    FloatVector s31 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow + COUNT);
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + p * Panels.WIDTH + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[aAt + p * 4]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 4 + 1]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 4 + 2]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[aAt + p * 4 + 3]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
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
}
