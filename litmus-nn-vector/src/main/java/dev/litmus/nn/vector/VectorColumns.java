package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/// Products of matrices that stand column by column: lanes are rows. Two vectors of rows and, where
/// there are as many, four columns are done at a time.
final class VectorColumns {
  private static final int PAIR = 2 * COUNT;

  private VectorColumns() {}

  /// See [dev.litmus.nn.ops.Kernels#affineColumns].
  static void affine(
      int rows, int features, int units, float[] x, float[] w, float[] bias, float[] y) {
    multiply(rows, features, units, x, w, units, 1, y);
    for (int j = 0; j < bias.length; j++) {
      FloatVector shift = FloatVector.broadcast(FLOATS, bias[j]);
      for (int at = j * rows; at < (j + 1) * rows; at += COUNT) {
        FloatVector.fromArray(FLOATS, y, at).add(shift).intoArray(y, at);
      }
    }
  }

  /// See [dev.litmus.nn.ops.Kernels#affineColumnsBack].
  static void back(int rows, int features, int units, float[] dy, float[] w, float[] dx) {
    multiply(rows, units, features, dy, w, 1, units, dx);
  }

  /// Column j of y = the sum over i of column i of x times `w[i * wRow + j * wColumn]`.
  private static void multiply(
      int rows, int n, int m, float[] x, float[] w, int wRow, int wColumn, float[] y) {
    for (int r = 0; r < rows; r += PAIR) {
      int j = 0;
      for (; j <= m - 4; j += 4) {
        four(rows, n, x, r, w, j * wColumn, wRow, wColumn, y, j * rows + r);
      }
      for (; j < m; j++) {
        one(rows, n, x, r, w, j * wColumn, wRow, y, j * rows + r);
      }
    }
  }

  private static void four(
      int rows,
      int n,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      int wRow,
      int wColumn,
      float[] y,
      int yAt) {
    FloatVector s00 = FloatVector.zero(FLOATS);
    FloatVector s01 = FloatVector.zero(FLOATS);
    FloatVector s10 = FloatVector.zero(FLOATS);
    FloatVector s11 = FloatVector.zero(FLOATS);
    FloatVector s20 = FloatVector.zero(FLOATS);
    FloatVector s21 = FloatVector.zero(FLOATS);
    FloatVector s30 = FloatVector.zero(FLOATS);
    FloatVector s31 = FloatVector.zero(FLOATS);
    for (int i = 0; i < n; i++) {
      FloatVector x0 = FloatVector.fromArray(FLOATS, x, xAt);
      FloatVector x1 = FloatVector.fromArray(FLOATS, x, xAt + COUNT);
      FloatVector factor = FloatVector.broadcast(FLOATS, w[wAt]);
      s00 = x0.fma(factor, s00);
      s01 = x1.fma(factor, s01);
      factor = FloatVector.broadcast(FLOATS, w[wAt + wColumn]);
      s10 = x0.fma(factor, s10);
      s11 = x1.fma(factor, s11);
      factor = FloatVector.broadcast(FLOATS, w[wAt + 2 * wColumn]);
      s20 = x0.fma(factor, s20);
      s21 = x1.fma(factor, s21);
      factor = FloatVector.broadcast(FLOATS, w[wAt + 3 * wColumn]);
      s30 = x0.fma(factor, s30);
      s31 = x1.fma(factor, s31);
      xAt += rows;
      wAt += wRow;
    }
    s00.intoArray(y, yAt);
    s01.intoArray(y, yAt + COUNT);
    s10.intoArray(y, yAt + rows);
    s11.intoArray(y, yAt + rows + COUNT);
    s20.intoArray(y, yAt + 2 * rows);
    s21.intoArray(y, yAt + 2 * rows + COUNT);
    s30.intoArray(y, yAt + 3 * rows);
    s31.intoArray(y, yAt + 3 * rows + COUNT);
  }

  private static void one(
      int rows, int n, float[] x, int xAt, float[] w, int wAt, int wRow, float[] y, int yAt) {
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = FloatVector.zero(FLOATS);
    for (int i = 0; i < n; i++) {
      FloatVector factor = FloatVector.broadcast(FLOATS, w[wAt]);
      s0 = FloatVector.fromArray(FLOATS, x, xAt).fma(factor, s0);
      s1 = FloatVector.fromArray(FLOATS, x, xAt + COUNT).fma(factor, s1);
      xAt += rows;
      wAt += wRow;
    }
    s0.intoArray(y, yAt);
    s1.intoArray(y, yAt + COUNT);
  }
}
