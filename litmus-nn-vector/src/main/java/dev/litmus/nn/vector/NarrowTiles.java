package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/// C = S + A B for a few rows and one vector of C, as in [PanelTiles].
final class NarrowTiles {
  private NarrowTiles() {}

  /// 8 rows of A, element (i, p) at `a[aAt + i * aRow + p]`, by one vector of any B.
  static void rows8x1(
      int k,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      int bRow,
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
    FloatVector s0 = FloatVector.fromArray(FLOATS, start, startAt);
    FloatVector s1 = FloatVector.fromArray(FLOATS, start, startAt + startRow);
    FloatVector s2 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow);
    FloatVector s3 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow);
    FloatVector s4 = FloatVector.fromArray(FLOATS, start, startAt + 4 * startRow);
    FloatVector s5 = FloatVector.fromArray(FLOATS, start, startAt + 5 * startRow);
    FloatVector s6 = FloatVector.fromArray(FLOATS, start, startAt + 6 * startRow);
    FloatVector s7 = FloatVector.fromArray(FLOATS, start, startAt + 7 * startRow);
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      s0 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + p]), s0);
      s1 = b0.fma(FloatVector.broadcast(FLOATS, a[a1 + p]), s1);
      s2 = b0.fma(FloatVector.broadcast(FLOATS, a[a2 + p]), s2);
      s3 = b0.fma(FloatVector.broadcast(FLOATS, a[a3 + p]), s3);
      s4 = b0.fma(FloatVector.broadcast(FLOATS, a[a4 + p]), s4);
      s5 = b0.fma(FloatVector.broadcast(FLOATS, a[a5 + p]), s5);
      s6 = b0.fma(FloatVector.broadcast(FLOATS, a[a6 + p]), s6);
      s7 = b0.fma(FloatVector.broadcast(FLOATS, a[a7 + p]), s7);
      bAt += bRow;
    }
    s0.intoArray(c, cAt);
    s1.intoArray(c, cAt + cRow);
    s2.intoArray(c, cAt + 2 * cRow);
    s3.intoArray(c, cAt + 3 * cRow);
    s4.intoArray(c, cAt + 4 * cRow);
    s5.intoArray(c, cAt + 5 * cRow);
    s6.intoArray(c, cAt + 6 * cRow);
    s7.intoArray(c, cAt + 7 * cRow);
  }

  /// 8 rows of A, element (i, p) at `a[aAt + p * aColumn + i]`, by one vector of any B.
  static void columns8x1(
      int k,
      float[] a,
      int aAt,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] start,
      int startAt,
      int startRow,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector s0 = FloatVector.fromArray(FLOATS, start, startAt);
    FloatVector s1 = FloatVector.fromArray(FLOATS, start, startAt + startRow);
    FloatVector s2 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow);
    FloatVector s3 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow);
    FloatVector s4 = FloatVector.fromArray(FLOATS, start, startAt + 4 * startRow);
    FloatVector s5 = FloatVector.fromArray(FLOATS, start, startAt + 5 * startRow);
    FloatVector s6 = FloatVector.fromArray(FLOATS, start, startAt + 6 * startRow);
    FloatVector s7 = FloatVector.fromArray(FLOATS, start, startAt + 7 * startRow);
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      s0 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt]), s0);
      s1 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 1]), s1);
      s2 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 2]), s2);
      s3 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 3]), s3);
      s4 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 4]), s4);
      s5 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 5]), s5);
      s6 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 6]), s6);
      s7 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 7]), s7);
      aAt += aColumn;
      bAt += bRow;
    }
    s0.intoArray(c, cAt);
    s1.intoArray(c, cAt + cRow);
    s2.intoArray(c, cAt + 2 * cRow);
    s3.intoArray(c, cAt + 3 * cRow);
    s4.intoArray(c, cAt + 4 * cRow);
    s5.intoArray(c, cAt + 5 * cRow);
    s6.intoArray(c, cAt + 6 * cRow);
    s7.intoArray(c, cAt + 7 * cRow);
  }

  /// 16 rows of A, element (i, p) at `a[aAt + p * aColumn + i]`, by one vector of any B.
  static void columns16x1(
      int k,
      float[] a,
      int aAt,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] start,
      int startAt,
      int startRow,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector s0 = FloatVector.fromArray(FLOATS, start, startAt);
    FloatVector s1 = FloatVector.fromArray(FLOATS, start, startAt + startRow);
    FloatVector s2 = FloatVector.fromArray(FLOATS, start, startAt + 2 * startRow);
    FloatVector s3 = FloatVector.fromArray(FLOATS, start, startAt + 3 * startRow);
    FloatVector s4 = FloatVector.fromArray(FLOATS, start, startAt + 4 * startRow);
    FloatVector s5 = FloatVector.fromArray(FLOATS, start, startAt + 5 * startRow);
    FloatVector s6 = FloatVector.fromArray(FLOATS, start, startAt + 6 * startRow);
    FloatVector s7 = FloatVector.fromArray(FLOATS, start, startAt + 7 * startRow);
    FloatVector s8 = FloatVector.fromArray(FLOATS, start, startAt + 8 * startRow);
    FloatVector s9 = FloatVector.fromArray(FLOATS, start, startAt + 9 * startRow);
    FloatVector s10 = FloatVector.fromArray(FLOATS, start, startAt + 10 * startRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, start, startAt + 11 * startRow);
    FloatVector s12 = FloatVector.fromArray(FLOATS, start, startAt + 12 * startRow);
    FloatVector s13 = FloatVector.fromArray(FLOATS, start, startAt + 13 * startRow);
    FloatVector s14 = FloatVector.fromArray(FLOATS, start, startAt + 14 * startRow);
    FloatVector s15 = FloatVector.fromArray(FLOATS, start, startAt + 15 * startRow);
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      s0 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt]), s0);
      s1 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 1]), s1);
      s2 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 2]), s2);
      s3 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 3]), s3);
      s4 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 4]), s4);
      s5 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 5]), s5);
      s6 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 6]), s6);
      s7 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 7]), s7);
      s8 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 8]), s8);
      s9 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 9]), s9);
      s10 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 10]), s10);
      s11 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 11]), s11);
      s12 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 12]), s12);
      s13 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 13]), s13);
      s14 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 14]), s14);
      s15 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 15]), s15);
      aAt += aColumn;
      bAt += bRow;
    }
    s0.intoArray(c, cAt);
    s1.intoArray(c, cAt + cRow);
    s2.intoArray(c, cAt + 2 * cRow);
    s3.intoArray(c, cAt + 3 * cRow);
    s4.intoArray(c, cAt + 4 * cRow);
    s5.intoArray(c, cAt + 5 * cRow);
    s6.intoArray(c, cAt + 6 * cRow);
    s7.intoArray(c, cAt + 7 * cRow);
    s8.intoArray(c, cAt + 8 * cRow);
    s9.intoArray(c, cAt + 9 * cRow);
    s10.intoArray(c, cAt + 10 * cRow);
    s11.intoArray(c, cAt + 11 * cRow);
    s12.intoArray(c, cAt + 12 * cRow);
    s13.intoArray(c, cAt + 13 * cRow);
    s14.intoArray(c, cAt + 14 * cRow);
    s15.intoArray(c, cAt + 15 * cRow);
  }
}
