package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/// The gradients of a narrow layer whose numbers stand column by column. Sums go over rows in
/// order, so lanes are units, or features where there is one unit only; the side in the lanes is
/// laid out row by row first, every row filled up to whole vectors.
final class VectorColumnGradients {
  private VectorColumnGradients() {}

  /// See [dev.litmus.nn.ops.Kernels#affineColumnsGradients].
  static void of(
      int rows,
      int features,
      int units,
      float[] x,
      float[] dy,
      float[] byRow,
      float[] dw,
      float[] db) {
    boolean swapped = units == 1;
    int width = swapped ? byRow(rows, features, x, byRow) : byRow(rows, units, dy, byRow);
    float[] factors = swapped ? dy : x;
    int n = swapped ? 1 : features;
    int lanesInAll = swapped ? features : units;
    int sums = rows * width;
    for (int j = 0; j < lanesInAll; j += COUNT) {
      int lanes = Math.min(COUNT, lanesInAll - j);
      for (int i = 0; i < n; ) {
        int done = n - i >= 8 ? 8 : n - i >= 4 ? 4 : 1;
        switch (done) {
          case 8 -> eight(rows, factors, i * rows, byRow, j, width, sums);
          case 4 -> four(rows, factors, i * rows, byRow, j, width, sums);
          default -> one(rows, factors, i * rows, byRow, j, width, sums);
        }
        for (int row = 0; row < done; row++) {
          copy(byRow, sums + row * COUNT, dw, (i + row) * lanesInAll + j, lanes);
        }
        if (i == 0 && db.length > 0 && !swapped) {
          copy(byRow, sums + 8 * COUNT, db, j, lanes);
        }
        i += done;
      }
    }
    if (swapped && db.length > 0) {
      db[0] = sum(rows, dy);
    }
  }

  /// A vector stored and copied number by number: quicker than a masked store.
  private static void copy(float[] from, int at, float[] to, int toAt, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      to[toAt + lane] = from[at + lane];
    }
  }

  /// Lays columns out row by row.
  ///
  /// @return numbers a row: whole vectors, the last filled with whatever was there
  private static int byRow(int rows, int columns, float[] x, float[] byRow) {
    int width = Math.ceilDiv(columns, COUNT) * COUNT;
    int j = 0;
    for (; j <= columns - 4; j += 4) {
      int from = j * rows;
      int to = j;
      for (int r = 0; r < rows; r++) {
        byRow[to] = x[from];
        byRow[to + 1] = x[from + rows];
        byRow[to + 2] = x[from + 2 * rows];
        byRow[to + 3] = x[from + 3 * rows];
        from++;
        to += width;
      }
    }
    for (; j < columns; j++) {
      for (int r = 0, to = j; r < rows; r++, to += width) {
        byRow[to] = x[j * rows + r];
      }
    }
    return width;
  }

  /// The products' sums to `to`, those of what is in the lanes eight vectors behind.
  private static void eight(
      int rows, float[] x, int xAt, float[] byRow, int at, int width, int to) {
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector s0 = sum;
    FloatVector s1 = sum;
    FloatVector s2 = sum;
    FloatVector s3 = sum;
    FloatVector s4 = sum;
    FloatVector s5 = sum;
    FloatVector s6 = sum;
    FloatVector s7 = sum;
    for (int r = 0; r < rows; r++) {
      FloatVector d = FloatVector.fromArray(FLOATS, byRow, at);
      int from = xAt + r;
      sum = sum.add(d);
      s0 = d.fma(FloatVector.broadcast(FLOATS, x[from]), s0);
      s1 = d.fma(FloatVector.broadcast(FLOATS, x[from + rows]), s1);
      s2 = d.fma(FloatVector.broadcast(FLOATS, x[from + 2 * rows]), s2);
      s3 = d.fma(FloatVector.broadcast(FLOATS, x[from + 3 * rows]), s3);
      s4 = d.fma(FloatVector.broadcast(FLOATS, x[from + 4 * rows]), s4);
      s5 = d.fma(FloatVector.broadcast(FLOATS, x[from + 5 * rows]), s5);
      s6 = d.fma(FloatVector.broadcast(FLOATS, x[from + 6 * rows]), s6);
      s7 = d.fma(FloatVector.broadcast(FLOATS, x[from + 7 * rows]), s7);
      at += width;
    }
    s0.intoArray(byRow, to);
    s1.intoArray(byRow, to + COUNT);
    s2.intoArray(byRow, to + 2 * COUNT);
    s3.intoArray(byRow, to + 3 * COUNT);
    s4.intoArray(byRow, to + 4 * COUNT);
    s5.intoArray(byRow, to + 5 * COUNT);
    s6.intoArray(byRow, to + 6 * COUNT);
    s7.intoArray(byRow, to + 7 * COUNT);
    sum.intoArray(byRow, to + 8 * COUNT);
  }

  /// Four of [#eight].
  private static void four(int rows, float[] x, int xAt, float[] byRow, int at, int width, int to) {
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector s0 = sum;
    FloatVector s1 = sum;
    FloatVector s2 = sum;
    FloatVector s3 = sum;
    for (int r = 0; r < rows; r++) {
      FloatVector d = FloatVector.fromArray(FLOATS, byRow, at);
      int from = xAt + r;
      sum = sum.add(d);
      s0 = d.fma(FloatVector.broadcast(FLOATS, x[from]), s0);
      s1 = d.fma(FloatVector.broadcast(FLOATS, x[from + rows]), s1);
      s2 = d.fma(FloatVector.broadcast(FLOATS, x[from + 2 * rows]), s2);
      s3 = d.fma(FloatVector.broadcast(FLOATS, x[from + 3 * rows]), s3);
      at += width;
    }
    s0.intoArray(byRow, to);
    s1.intoArray(byRow, to + COUNT);
    s2.intoArray(byRow, to + 2 * COUNT);
    s3.intoArray(byRow, to + 3 * COUNT);
    sum.intoArray(byRow, to + 8 * COUNT);
  }

  /// One of [#eight].
  private static void one(int rows, float[] x, int xAt, float[] byRow, int at, int width, int to) {
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector s0 = sum;
    for (int r = 0; r < rows; r++) {
      FloatVector d = FloatVector.fromArray(FLOATS, byRow, at);
      int from = xAt + r;
      sum = sum.add(d);
      s0 = d.fma(FloatVector.broadcast(FLOATS, x[from]), s0);
      at += width;
    }
    s0.intoArray(byRow, to);
    sum.intoArray(byRow, to + 8 * COUNT);
  }

  private static float sum(int rows, float[] dy) {
    float sum = 0;
    for (int r = 0; r < rows; r++) {
      sum += dy[r];
    }
    return sum;
  }
}
