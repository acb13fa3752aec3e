package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// C += A B for a few rows and vectors of C, which stay in registers over the whole of k. Every
/// element of C is one chain of fused multiply-adds in ascending order. Element (i, p) of `a`
/// stands at `a[aAt + i * aRow + p * aColumn]`; rows of `b` and `c` are contiguous.
///
/// The sums are variables, never an array of vectors, which would put them into memory; hence the
/// repetition.
final class Tiles {
  private Tiles() {}

  /// 8 rows by 2 vectors: 16 independent sums.
  static void tile8x2(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow) {
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
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[aAt]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[aAt + aRow]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[aAt + 2 * aRow]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[aAt + 3 * aRow]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
      factor = FloatVector.broadcast(FLOATS, a[aAt + 4 * aRow]);
      s40 = b0.fma(factor, s40);
      s41 = b1.fma(factor, s41);
      factor = FloatVector.broadcast(FLOATS, a[aAt + 5 * aRow]);
      s50 = b0.fma(factor, s50);
      s51 = b1.fma(factor, s51);
      factor = FloatVector.broadcast(FLOATS, a[aAt + 6 * aRow]);
      s60 = b0.fma(factor, s60);
      s61 = b1.fma(factor, s61);
      factor = FloatVector.broadcast(FLOATS, a[aAt + 7 * aRow]);
      s70 = b0.fma(factor, s70);
      s71 = b1.fma(factor, s71);
      aAt += aColumn;
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

  /// 4 rows by 2 vectors: 8 independent sums.
  static void tile4x2(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow) {
    FloatVector s00 = FloatVector.fromArray(FLOATS, c, cAt);
    FloatVector s01 = FloatVector.fromArray(FLOATS, c, cAt + COUNT);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, cAt + cRow);
    FloatVector s11 = FloatVector.fromArray(FLOATS, c, cAt + cRow + COUNT);
    FloatVector s20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow);
    FloatVector s21 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow + COUNT);
    FloatVector s30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow);
    FloatVector s31 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow + COUNT);
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, bAt + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, a[aAt]);
      s00 = b0.fma(factor, s00);
      s01 = b1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, a[aAt + aRow]);
      s10 = b0.fma(factor, s10);
      s11 = b1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, a[aAt + 2 * aRow]);
      s20 = b0.fma(factor, s20);
      s21 = b1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, a[aAt + 3 * aRow]);
      s30 = b0.fma(factor, s30);
      s31 = b1.fma(factor, s31);
      aAt += aColumn;
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

  /// 4 rows by the first lanes of one vector. The mask is made here: handed over, it would be an
  /// object.
  static void tile4x1(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow,
      int lanes) {
    VectorMask<Float> mask = FLOATS.indexInRange(0, lanes);
    FloatVector s0 = FloatVector.fromArray(FLOATS, c, cAt, mask);
    FloatVector s1 = FloatVector.fromArray(FLOATS, c, cAt + cRow, mask);
    FloatVector s2 = FloatVector.fromArray(FLOATS, c, cAt + 2 * cRow, mask);
    FloatVector s3 = FloatVector.fromArray(FLOATS, c, cAt + 3 * cRow, mask);
    for (int p = 0; p < k; p++) {
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, bAt, mask);
      s0 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt]), s0);
      s1 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + aRow]), s1);
      s2 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 2 * aRow]), s2);
      s3 = b0.fma(FloatVector.broadcast(FLOATS, a[aAt + 3 * aRow]), s3);
      aAt += aColumn;
      bAt += bRow;
    }
    s0.intoArray(c, cAt, mask);
    s1.intoArray(c, cAt + cRow, mask);
    s2.intoArray(c, cAt + 2 * cRow, mask);
    s3.intoArray(c, cAt + 3 * cRow, mask);
  }

  /// One row by 16 vectors, so wide that B is read almost as it stands in memory.
  static void tile1x16(
      int k, float[] a, int aAt, int aColumn, float[] b, int bAt, int bRow, float[] c, int cAt) {
    FloatVector s0 = FloatVector.fromArray(FLOATS, c, cAt);
    FloatVector s1 = FloatVector.fromArray(FLOATS, c, cAt + COUNT);
    FloatVector s2 = FloatVector.fromArray(FLOATS, c, cAt + 2 * COUNT);
    FloatVector s3 = FloatVector.fromArray(FLOATS, c, cAt + 3 * COUNT);
    FloatVector s4 = FloatVector.fromArray(FLOATS, c, cAt + 4 * COUNT);
    FloatVector s5 = FloatVector.fromArray(FLOATS, c, cAt + 5 * COUNT);
    FloatVector s6 = FloatVector.fromArray(FLOATS, c, cAt + 6 * COUNT);
    FloatVector s7 = FloatVector.fromArray(FLOATS, c, cAt + 7 * COUNT);
    FloatVector s8 = FloatVector.fromArray(FLOATS, c, cAt + 8 * COUNT);
    FloatVector s9 = FloatVector.fromArray(FLOATS, c, cAt + 9 * COUNT);
    FloatVector s10 = FloatVector.fromArray(FLOATS, c, cAt + 10 * COUNT);
    FloatVector s11 = FloatVector.fromArray(FLOATS, c, cAt + 11 * COUNT);
    FloatVector s12 = FloatVector.fromArray(FLOATS, c, cAt + 12 * COUNT);
    FloatVector s13 = FloatVector.fromArray(FLOATS, c, cAt + 13 * COUNT);
    FloatVector s14 = FloatVector.fromArray(FLOATS, c, cAt + 14 * COUNT);
    FloatVector s15 = FloatVector.fromArray(FLOATS, c, cAt + 15 * COUNT);
    for (int p = 0; p < k; p++) {
      FloatVector factor = FloatVector.broadcast(FLOATS, a[aAt]);
      s0 = FloatVector.fromArray(FLOATS, b, bAt).fma(factor, s0);
      s1 = FloatVector.fromArray(FLOATS, b, bAt + COUNT).fma(factor, s1);
      s2 = FloatVector.fromArray(FLOATS, b, bAt + 2 * COUNT).fma(factor, s2);
      s3 = FloatVector.fromArray(FLOATS, b, bAt + 3 * COUNT).fma(factor, s3);
      s4 = FloatVector.fromArray(FLOATS, b, bAt + 4 * COUNT).fma(factor, s4);
      s5 = FloatVector.fromArray(FLOATS, b, bAt + 5 * COUNT).fma(factor, s5);
      s6 = FloatVector.fromArray(FLOATS, b, bAt + 6 * COUNT).fma(factor, s6);
      s7 = FloatVector.fromArray(FLOATS, b, bAt + 7 * COUNT).fma(factor, s7);
      s8 = FloatVector.fromArray(FLOATS, b, bAt + 8 * COUNT).fma(factor, s8);
      s9 = FloatVector.fromArray(FLOATS, b, bAt + 9 * COUNT).fma(factor, s9);
      s10 = FloatVector.fromArray(FLOATS, b, bAt + 10 * COUNT).fma(factor, s10);
      s11 = FloatVector.fromArray(FLOATS, b, bAt + 11 * COUNT).fma(factor, s11);
      s12 = FloatVector.fromArray(FLOATS, b, bAt + 12 * COUNT).fma(factor, s12);
      s13 = FloatVector.fromArray(FLOATS, b, bAt + 13 * COUNT).fma(factor, s13);
      s14 = FloatVector.fromArray(FLOATS, b, bAt + 14 * COUNT).fma(factor, s14);
      s15 = FloatVector.fromArray(FLOATS, b, bAt + 15 * COUNT).fma(factor, s15);
      aAt += aColumn;
      bAt += bRow;
    }
    s0.intoArray(c, cAt);
    s1.intoArray(c, cAt + COUNT);
    s2.intoArray(c, cAt + 2 * COUNT);
    s3.intoArray(c, cAt + 3 * COUNT);
    s4.intoArray(c, cAt + 4 * COUNT);
    s5.intoArray(c, cAt + 5 * COUNT);
    s6.intoArray(c, cAt + 6 * COUNT);
    s7.intoArray(c, cAt + 7 * COUNT);
    s8.intoArray(c, cAt + 8 * COUNT);
    s9.intoArray(c, cAt + 9 * COUNT);
    s10.intoArray(c, cAt + 10 * COUNT);
    s11.intoArray(c, cAt + 11 * COUNT);
    s12.intoArray(c, cAt + 12 * COUNT);
    s13.intoArray(c, cAt + 13 * COUNT);
    s14.intoArray(c, cAt + 14 * COUNT);
    s15.intoArray(c, cAt + 15 * COUNT);
  }

  /// One row by 4 vectors.
  static void tile1x4(
      int k, float[] a, int aAt, int aColumn, float[] b, int bAt, int bRow, float[] c, int cAt) {
    FloatVector s0 = FloatVector.fromArray(FLOATS, c, cAt);
    FloatVector s1 = FloatVector.fromArray(FLOATS, c, cAt + COUNT);
    FloatVector s2 = FloatVector.fromArray(FLOATS, c, cAt + 2 * COUNT);
    FloatVector s3 = FloatVector.fromArray(FLOATS, c, cAt + 3 * COUNT);
    for (int p = 0; p < k; p++) {
      FloatVector factor = FloatVector.broadcast(FLOATS, a[aAt]);
      s0 = FloatVector.fromArray(FLOATS, b, bAt).fma(factor, s0);
      s1 = FloatVector.fromArray(FLOATS, b, bAt + COUNT).fma(factor, s1);
      s2 = FloatVector.fromArray(FLOATS, b, bAt + 2 * COUNT).fma(factor, s2);
      s3 = FloatVector.fromArray(FLOATS, b, bAt + 3 * COUNT).fma(factor, s3);
      aAt += aColumn;
      bAt += bRow;
    }
    s0.intoArray(c, cAt);
    s1.intoArray(c, cAt + COUNT);
    s2.intoArray(c, cAt + 2 * COUNT);
    s3.intoArray(c, cAt + 3 * COUNT);
  }

  /// One row by the first lanes of one vector.
  static void tile1x1(
      int k,
      float[] a,
      int aAt,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int lanes) {
    VectorMask<Float> mask = FLOATS.indexInRange(0, lanes);
    FloatVector s = FloatVector.fromArray(FLOATS, c, cAt, mask);
    for (int p = 0; p < k; p++) {
      s = FloatVector.fromArray(FLOATS, b, bAt, mask).fma(FloatVector.broadcast(FLOATS, a[aAt]), s);
      aAt += aColumn;
      bAt += bRow;
    }
    s.intoArray(c, cAt, mask);
  }
}
