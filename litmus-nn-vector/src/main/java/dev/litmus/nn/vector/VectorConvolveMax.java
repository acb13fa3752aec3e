package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.NE;

import dev.litmus.nn.ops.Panels;
import jdk.incubator.vector.FloatVector;

/// Convolution, relu and the largest of a window in one, on vectors of filters. What fills no
/// vector is computed in whole ones all the same, aside, and copied.
final class VectorConvolveMax {
  private static final int WIDTH = 2 * COUNT;

  /// The places of a window that [PoolTiles] are made for: 2 by 2.
  private static final int PLACES = 4;

  private static final ThreadLocal<float[][]> ASIDE =
      ThreadLocal.withInitial(() -> new float[][] {{}, {}, {}});

  private VectorConvolveMax() {}

  private static float[] aside(int number, int size) {
    float[][] aside = ASIDE.get();
    if (aside[number].length < size) {
      aside[number] = new float[size];
    }
    return aside[number];
  }

  /// See [dev.litmus.nn.ops.Kernels#convolveMax].
  static void forward(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] windows,
      int[] places,
      float[] panels,
      int panelsOffset,
      float[] bias,
      float[] y,
      float[] which,
      int yOffset) {
    for (int j = 0; j < n; j += WIDTH) {
      int b = panelsOffset + j / Panels.WIDTH * Panels.WIDTH * k + j % Panels.WIDTH;
      if (j + WIDTH <= n) {
        columns(
            m, k, a, aOffset, aRow, windows, places, panels, b, bias, j, y, which, yOffset + j, n);
        continue;
      }
      float[] someY = aside(0, m * WIDTH);
      float[] someWhich = aside(1, m * WIDTH);
      columns(
          m, k, a, aOffset, aRow, windows, places, panels, b, bias, j, someY, someWhich, 0, WIDTH);
      for (int i = 0; i < m; i++) {
        System.arraycopy(someY, i * WIDTH, y, yOffset + i * n + j, n - j);
        System.arraycopy(someWhich, i * WIDTH, which, yOffset + i * n + j, n - j);
      }
    }
  }

  /// All rows of two vectors of columns. A last window that is left over is computed with the one
  /// before, which gets the same numbers again.
  private static void columns(
      int m,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] windows,
      int[] places,
      float[] b,
      int bAt,
      float[] bias,
      int biasAt,
      float[] y,
      float[] which,
      int yAt,
      int yRow) {
    if (windows.length != PLACES) {
      one(m, k, a, aOffset, aRow, windows, places, b, bAt, bias, biasAt, y, which, yAt, yRow);
      return;
    }
    int tile = m > 1 ? 2 : 1;
    for (int next = 0; next < m; next += tile) {
      int i = Math.min(next, m - tile);
      int at = aOffset + i * aRow;
      int to = yAt + i * yRow;
      if (tile == 2) {
        PoolTiles.two(k, a, at, aRow, windows, places, b, bAt, bias, biasAt, y, which, to, yRow);
      } else {
        PoolTiles.one(k, a, at, aRow, windows, places, b, bAt, bias, biasAt, y, which, to, yRow);
      }
    }
  }

  /// The products of a row's windows, place by place, then the largest of each.
  private static void one(
      int m,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] windows,
      int[] places,
      float[] b,
      int bAt,
      float[] bias,
      int biasAt,
      float[] y,
      float[] which,
      int yAt,
      int yRow) {
    float[] products = aside(2, windows.length * m * WIDTH);
    for (int q = 0; q < windows.length; q++) {
      VectorMatmulAt.multiplyTwo(
          m, k, a, aOffset + windows[q], aRow, places, b, bAt, products, q * m * WIDTH, WIDTH);
    }
    for (int part = 0; part < WIDTH; part += COUNT) {
      FloatVector shift = FloatVector.fromArray(FLOATS, bias, biasAt + part);
      for (int i = 0; i < m; i++) {
        int at = i * WIDTH + part;
        FloatVector best = FloatVector.fromArray(FLOATS, products, at).add(shift);
        FloatVector first = FloatVector.broadcast(FLOATS, 0f);
        for (int q = 1; q < windows.length; q++) {
          FloatVector next = FloatVector.fromArray(FLOATS, products, q * m * WIDTH + at).add(shift);
          var more = next.compare(GT, best).or(next.compare(NE, next));
          best = best.blend(next, more);
          first = first.blend(q, more);
        }
        var off = best.compare(LE, 0f);
        best.blend(0f, off).intoArray(y, yAt + i * yRow + part);
        first.blend(-1f, off).intoArray(which, yAt + i * yRow + part);
      }
    }
  }

  /// See [dev.litmus.nn.ops.Kernels#spreadMax].
  static void spread(
      int m,
      int n,
      float[] which,
      float[] dy,
      int yOffset,
      float[] dx,
      int dxOffset,
      int dxRow,
      int[] places,
      float[] sums,
      int sumsOffset) {
    FloatVector zero = FloatVector.zero(FLOATS);
    int j = 0;
    for (; places.length == PLACES && j <= n - COUNT; j += COUNT) {
      spreadFour(
          m, n, which, dy, yOffset + j, dx, dxOffset + j, dxRow, places, sums, sumsOffset + j);
    }
    for (; j <= n - COUNT; j += COUNT) {
      FloatVector sum = FloatVector.fromArray(FLOATS, sums, sumsOffset + j);
      for (int i = 0; i < m; i++) {
        int from = yOffset + i * n + j;
        int to = dxOffset + i * dxRow + j;
        FloatVector first = FloatVector.fromArray(FLOATS, which, from);
        FloatVector d = FloatVector.fromArray(FLOATS, dy, from);
        for (int q = 0; q < places.length; q++) {
          zero.blend(d, first.compare(EQ, q)).intoArray(dx, to + places[q]);
        }
        sum = sum.add(zero.blend(d, first.compare(GE, 0f)));
      }
      sum.intoArray(sums, sumsOffset + j);
    }
    for (int i = 0; i < m && j < n; i++) {
      for (int c = j; c < n; c++) {
        int from = yOffset + i * n + c;
        int to = dxOffset + i * dxRow + c;
        for (int q = 0; q < places.length; q++) {
          dx[to + places[q]] = which[from] == q ? dy[from] : 0;
        }
        sums[sumsOffset + c] += which[from] >= 0 ? dy[from] : 0;
      }
    }
  }

  /// One vector of columns to windows of four places.
  private static void spreadFour(
      int m,
      int n,
      float[] which,
      float[] dy,
      int yAt,
      float[] dx,
      int dxAt,
      int dxRow,
      int[] places,
      float[] sums,
      int sumsAt) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector two = FloatVector.broadcast(FLOATS, 2f);
    FloatVector three = FloatVector.broadcast(FLOATS, 3f);
    int at0 = dxAt + places[0];
    int at1 = dxAt + places[1];
    int at2 = dxAt + places[2];
    int at3 = dxAt + places[3];
    FloatVector sum = FloatVector.fromArray(FLOATS, sums, sumsAt);
    for (int i = 0; i < m; i++) {
      FloatVector first = FloatVector.fromArray(FLOATS, which, yAt + i * n);
      FloatVector d = FloatVector.fromArray(FLOATS, dy, yAt + i * n);
      zero.blend(d, first.compare(EQ, zero)).intoArray(dx, at0 + i * dxRow);
      zero.blend(d, first.compare(EQ, one)).intoArray(dx, at1 + i * dxRow);
      zero.blend(d, first.compare(EQ, two)).intoArray(dx, at2 + i * dxRow);
      zero.blend(d, first.compare(EQ, three)).intoArray(dx, at3 + i * dxRow);
      sum = sum.add(zero.blend(d, first.compare(GE, zero)));
    }
    sum.intoArray(sums, sumsAt);
  }
}
