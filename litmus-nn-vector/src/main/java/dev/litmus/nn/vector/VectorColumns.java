package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.BY_1;
import static dev.litmus.nn.vector.Lanes.BY_2;
import static dev.litmus.nn.vector.Lanes.BY_4;
import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;
import static dev.litmus.nn.vector.Lanes.SWAP_1;
import static dev.litmus.nn.vector.Lanes.SWAP_2;
import static dev.litmus.nn.vector.Lanes.SWAP_4;
import static dev.litmus.nn.vector.Lanes.SWAP_8;
import static dev.litmus.nn.vector.Lanes.WITH_1;
import static dev.litmus.nn.vector.Lanes.WITH_2;
import static dev.litmus.nn.vector.Lanes.WITH_4;
import static dev.litmus.nn.vector.Lanes.WITH_8;
import static dev.litmus.nn.vector.Lanes.broadcast;

import jdk.incubator.vector.FloatVector;

/// Products of matrices that stand column by column: lanes are rows. Two vectors of rows and, where
/// there are as many, four columns are done at a time.
final class VectorColumns {
  private static final int PAIR = 2 * COUNT;
  private static final int LANES = 16;

  private VectorColumns() {}

  /// See [dev.litmus.nn.ops.Kernels#affineColumns].
  static void affine(
      int rows, int features, int units, float[] x, float[] w, float[] bias, float[] y) {
    multiply(rows, features, units, x, w, units, 1, y);
    for (int j = 0; j < bias.length; j++) {
      FloatVector shift = broadcast(bias[j]);
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
      FloatVector factor = broadcast(w[wAt]);
      s00 = x0.fma(factor, s00);
      s01 = x1.fma(factor, s01);
      factor = broadcast(w[wAt + wColumn]);
      s10 = x0.fma(factor, s10);
      s11 = x1.fma(factor, s11);
      factor = broadcast(w[wAt + 2 * wColumn]);
      s20 = x0.fma(factor, s20);
      s21 = x1.fma(factor, s21);
      factor = broadcast(w[wAt + 3 * wColumn]);
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
      FloatVector factor = broadcast(w[wAt]);
      s0 = FloatVector.fromArray(FLOATS, x, xAt).fma(factor, s0);
      s1 = FloatVector.fromArray(FLOATS, x, xAt + COUNT).fma(factor, s1);
      xAt += rows;
      wAt += wRow;
    }
    s0.intoArray(y, yAt);
    s1.intoArray(y, yAt + COUNT);
  }

  /// See [dev.litmus.nn.ops.Kernels#affineColumnsGradient]: dW alone.
  static void gradient(int rows, int features, int units, float[] x, float[] dy, float[] dw) {
    if (COUNT == LANES) {
      for (int weight = 0; weight < features * units; weight += LANES) {
        sixteen(rows, units, x, dy, dw, weight, features * units);
      }
    } else {
      oneByOne(rows, features, units, x, dy, dw);
    }
  }

  /// Sixteen weights, each with a vector of 16 sums. These are added up together: the vectors of two
  /// weights become one, which holds sums of neighbours of both, until one vector holds all sixteen
  /// sums. Weight e is paired with e + 8, then e + 4, e + 2, e + 1, as are the lanes, so that its
  /// sum ends in lane e.
  private static void sixteen(
      int rows, int units, float[] x, float[] dy, float[] dw, int weight, int weights) {
    int a = weight / units * rows;
    int b = weight % units * rows;
    int end = units * rows;
    int rest = weights - weight;
    int a0 = a;
    int b0 = b;
    if (rest > 1) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a1 = a;
    int b1 = b;
    if (rest > 2) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a2 = a;
    int b2 = b;
    if (rest > 3) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a3 = a;
    int b3 = b;
    if (rest > 4) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a4 = a;
    int b4 = b;
    if (rest > 5) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a5 = a;
    int b5 = b;
    if (rest > 6) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a6 = a;
    int b6 = b;
    if (rest > 7) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a7 = a;
    int b7 = b;
    if (rest > 8) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a8 = a;
    int b8 = b;
    if (rest > 9) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a9 = a;
    int b9 = b;
    if (rest > 10) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a10 = a;
    int b10 = b;
    if (rest > 11) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a11 = a;
    int b11 = b;
    if (rest > 12) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a12 = a;
    int b12 = b;
    if (rest > 13) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a13 = a;
    int b13 = b;
    if (rest > 14) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a14 = a;
    int b14 = b;
    if (rest > 15) {
      b = b + rows == end ? 0 : b + rows;
      a = b == 0 ? a + rows : a;
    }
    int a15 = a;
    int b15 = b;
    FloatVector s0 = FloatVector.zero(FLOATS);
    FloatVector s1 = FloatVector.zero(FLOATS);
    FloatVector s2 = FloatVector.zero(FLOATS);
    FloatVector s3 = FloatVector.zero(FLOATS);
    FloatVector s4 = FloatVector.zero(FLOATS);
    FloatVector s5 = FloatVector.zero(FLOATS);
    FloatVector s6 = FloatVector.zero(FLOATS);
    FloatVector s7 = FloatVector.zero(FLOATS);
    FloatVector s8 = FloatVector.zero(FLOATS);
    FloatVector s9 = FloatVector.zero(FLOATS);
    FloatVector s10 = FloatVector.zero(FLOATS);
    FloatVector s11 = FloatVector.zero(FLOATS);
    FloatVector s12 = FloatVector.zero(FLOATS);
    FloatVector s13 = FloatVector.zero(FLOATS);
    FloatVector s14 = FloatVector.zero(FLOATS);
    FloatVector s15 = FloatVector.zero(FLOATS);
    for (int r = 0; r < rows; r += LANES) {
      s0 = FloatVector.fromArray(FLOATS, x, a0 + r).fma(FloatVector.fromArray(FLOATS, dy, b0 + r), s0);
      s1 = FloatVector.fromArray(FLOATS, x, a1 + r).fma(FloatVector.fromArray(FLOATS, dy, b1 + r), s1);
      s2 = FloatVector.fromArray(FLOATS, x, a2 + r).fma(FloatVector.fromArray(FLOATS, dy, b2 + r), s2);
      s3 = FloatVector.fromArray(FLOATS, x, a3 + r).fma(FloatVector.fromArray(FLOATS, dy, b3 + r), s3);
      s4 = FloatVector.fromArray(FLOATS, x, a4 + r).fma(FloatVector.fromArray(FLOATS, dy, b4 + r), s4);
      s5 = FloatVector.fromArray(FLOATS, x, a5 + r).fma(FloatVector.fromArray(FLOATS, dy, b5 + r), s5);
      s6 = FloatVector.fromArray(FLOATS, x, a6 + r).fma(FloatVector.fromArray(FLOATS, dy, b6 + r), s6);
      s7 = FloatVector.fromArray(FLOATS, x, a7 + r).fma(FloatVector.fromArray(FLOATS, dy, b7 + r), s7);
      s8 = FloatVector.fromArray(FLOATS, x, a8 + r).fma(FloatVector.fromArray(FLOATS, dy, b8 + r), s8);
      s9 = FloatVector.fromArray(FLOATS, x, a9 + r).fma(FloatVector.fromArray(FLOATS, dy, b9 + r), s9);
      s10 = FloatVector.fromArray(FLOATS, x, a10 + r).fma(FloatVector.fromArray(FLOATS, dy, b10 + r), s10);
      s11 = FloatVector.fromArray(FLOATS, x, a11 + r).fma(FloatVector.fromArray(FLOATS, dy, b11 + r), s11);
      s12 = FloatVector.fromArray(FLOATS, x, a12 + r).fma(FloatVector.fromArray(FLOATS, dy, b12 + r), s12);
      s13 = FloatVector.fromArray(FLOATS, x, a13 + r).fma(FloatVector.fromArray(FLOATS, dy, b13 + r), s13);
      s14 = FloatVector.fromArray(FLOATS, x, a14 + r).fma(FloatVector.fromArray(FLOATS, dy, b14 + r), s14);
      s15 = FloatVector.fromArray(FLOATS, x, a15 + r).fma(FloatVector.fromArray(FLOATS, dy, b15 + r), s15);
    }
    s0 = s0.blend(s8, WITH_8).add(s8.blend(s0, WITH_8).rearrange(SWAP_8));
    s1 = s1.blend(s9, WITH_8).add(s9.blend(s1, WITH_8).rearrange(SWAP_8));
    s2 = s2.blend(s10, WITH_8).add(s10.blend(s2, WITH_8).rearrange(SWAP_8));
    s3 = s3.blend(s11, WITH_8).add(s11.blend(s3, WITH_8).rearrange(SWAP_8));
    s4 = s4.blend(s12, WITH_8).add(s12.blend(s4, WITH_8).rearrange(SWAP_8));
    s5 = s5.blend(s13, WITH_8).add(s13.blend(s5, WITH_8).rearrange(SWAP_8));
    s6 = s6.blend(s14, WITH_8).add(s14.blend(s6, WITH_8).rearrange(SWAP_8));
    s7 = s7.blend(s15, WITH_8).add(s15.blend(s7, WITH_8).rearrange(SWAP_8));
    s0 = s0.blend(s4, WITH_4).add(s4.blend(s0, WITH_4).rearrange(SWAP_4));
    s1 = s1.blend(s5, WITH_4).add(s5.blend(s1, WITH_4).rearrange(SWAP_4));
    s2 = s2.blend(s6, WITH_4).add(s6.blend(s2, WITH_4).rearrange(SWAP_4));
    s3 = s3.blend(s7, WITH_4).add(s7.blend(s3, WITH_4).rearrange(SWAP_4));
    s0 = s0.blend(s2, WITH_2).add(s2.blend(s0, WITH_2).rearrange(SWAP_2));
    s1 = s1.blend(s3, WITH_2).add(s3.blend(s1, WITH_2).rearrange(SWAP_2));
    s0 = s0.blend(s1, WITH_1).add(s1.blend(s0, WITH_1).rearrange(SWAP_1));
    s0.intoArray(dw, weight, FLOATS.indexInRange(weight, weights));
  }

  /// Sixteen lanes are 16 / [Lanes#COUNT] vectors.
  private static void oneByOne(
      int rows, int features, int units, float[] x, float[] dy, float[] dw) {
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < units; j++) {
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int a = i * rows;
        int b = j * rows;
        for (int r = 0; r < rows; r += LANES) {
          s0 = FloatVector.fromArray(FLOATS, x, a).fma(FloatVector.fromArray(FLOATS, dy, b), s0);
          s1 =
              FloatVector.fromArray(FLOATS, x, a + COUNT)
                  .fma(FloatVector.fromArray(FLOATS, dy, b + COUNT), s1);
          if (COUNT == 4) {
            s2 =
                FloatVector.fromArray(FLOATS, x, a + 2 * COUNT)
                    .fma(FloatVector.fromArray(FLOATS, dy, b + 2 * COUNT), s2);
            s3 =
                FloatVector.fromArray(FLOATS, x, a + 3 * COUNT)
                    .fma(FloatVector.fromArray(FLOATS, dy, b + 3 * COUNT), s3);
          }
          a += LANES;
          b += LANES;
        }
        FloatVector sum = COUNT == 4 ? s0.add(s2).add(s1.add(s3)) : s0.add(s1);
        if (COUNT == 8) {
          sum = sum.add(sum.rearrange(BY_4));
        }
        sum = sum.add(sum.rearrange(BY_2));
        dw[i * units + j] = sum.add(sum.rearrange(BY_1)).lane(0);
      }
    }
  }
}
