package dev.litmus.nn.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// The scalar kernels that read at places of a table or by columns against the plainest loops, to
/// the bit.
class ScalarPlacesTest {
  private final Kernels kernels = new ScalarKernels();
  private final Random random = new Random(4);

  private float[] floats(int n) {
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }

  private int[] places(int n) {
    return random.ints(n, 0, 40).toArray();
  }

  @Test
  void matmulAtSumsInAscendingOrder() {
    for (int m : new int[] {1, 3, 4, 9}) {
      for (int n : new int[] {1, 31, 32, 33, 70}) {
        int k = 1 + random.nextInt(12);
        int[] places = places(k);
        float[] a = floats(2 + m * 3 + 40);
        float[] b = floats(1 + k * n);
        float[] panels = new float[5 + Panels.size(k, n)];
        Panels.pack(k, n, b, 1, n, 1, panels, 5);
        float[] start = floats(3 + m * (n + 1));
        float[] expected = start.clone();
        for (int i = 0; i < m; i++) {
          for (int j = 0; j < n; j++) {
            float sum = 0;
            for (int p = 0; p < k; p++) {
              sum = Math.fma(a[2 + i * 3 + places[p]], b[1 + p * n + j], sum);
            }
            expected[3 + i * (n + 1) + j] = sum;
          }
        }
        kernels.matmulAt(m, n, k, a, 2, 3, places, panels, 5, start, 3, n + 1);
        assertArrayEquals(expected, start, "m %d, n %d".formatted(m, n));
      }
    }
  }

  @Test
  void matmulPanelsIsMatmul() {
    for (int n : new int[] {1, 31, 32, 33, 70}) {
      int m = 1 + random.nextInt(9);
      int k = 1 + random.nextInt(12);
      float[] a = floats(2 + m * (k + 3));
      float[] b = floats(k * n);
      float[] panels = new float[5 + Panels.size(k, n)];
      Panels.pack(k, n, b, 0, n, 1, panels, 5);
      float[] expected = floats(3 + m * (n + 1));
      float[] actual = expected.clone();
      boolean add = random.nextBoolean();
      kernels.matmul(m, n, k, a, 2, k + 3, b, 0, n, expected, 3, n + 1, add);
      kernels.matmulPanels(m, n, k, a, 2, k + 3, panels, 5, actual, 3, n + 1, add);
      assertArrayEquals(expected, actual, "n " + n);
    }
  }

  @Test
  void panelsOfATransposedMatrixAreThoseOfTheMatrix() {
    float[] b = floats(7 * 45);
    float[] transposed = new float[b.length];
    for (int p = 0; p < 7; p++) {
      for (int j = 0; j < 45; j++) {
        transposed[j * 7 + p] = b[p * 45 + j];
      }
    }
    float[] expected = new float[Panels.size(7, 45)];
    float[] actual = new float[Panels.size(7, 45)];
    Panels.pack(7, 45, b, 0, 45, 1, expected, 0);
    Panels.pack(7, 45, transposed, 0, 1, 7, actual, 0);
    assertArrayEquals(expected, actual);
  }

  @Test
  void addMatmulAtContinuesTheSum() {
    for (int n : new int[] {1, 3, 4, 5, 9}) {
      int k = 1 + random.nextInt(12);
      int[] places = places(7);
      float[] a = floats(2 + k * 3 + 40);
      float[] b = floats(1 + k * (n + 2));
      float[] start = floats(3 + 4 * (n + 1));
      float[] expected = start.clone();
      for (int i = 2; i < 6; i++) {
        for (int j = 0; j < n; j++) {
          int to = 3 + (i - 2) * (n + 1) + j;
          for (int p = 0; p < k; p++) {
            expected[to] = Math.fma(a[2 + places[i] + p * 3], b[1 + p * (n + 2) + j], expected[to]);
          }
        }
      }
      kernels.addMatmulAt(2, 6, n, k, a, 2, places, 3, b, 1, n + 2, start, 3, n + 1);
      assertArrayEquals(expected, start, "n " + n);
    }
  }

  @Test
  void theLargestIsThereAndItsGradientGoesToTheFirst() {
    float[] x = {1, 5, 5, 2, Float.NaN, 3, -1, -2, -3};
    int[] places = {0, 1, 2};
    float[] y = new float[3];
    kernels.maxAt(3, 1, x, 0, 3, places, y, 0);
    assertArrayEquals(new float[] {5, Float.NaN, -1}, y);

    float[] dx = new float[9];
    kernels.maxGradientAt(3, 1, x, dx, 0, 3, places, y, new float[] {10, 20, 30}, 0);
    assertArrayEquals(new float[] {0, 10, 0, 0, 0, 0, 30, 0, 0}, dx);
  }

  @Test
  void columnsMultiplyAsRowsDo() {
    int rows = 64;
    for (int features : new int[] {1, 3, 8}) {
      for (int units : new int[] {1, 4, 7}) {
        float[] x = floats(rows * features);
        float[] w = floats(features * units);
        float[] bias = floats(units);
        float[] y = new float[rows * units];
        kernels.affineColumns(rows, features, units, x, w, bias, y);
        float[] dx = new float[rows * features];
        kernels.affineColumnsBack(rows, features, units, y, w, dx);
        for (int r = 0; r < rows; r++) {
          for (int j = 0; j < units; j++) {
            float sum = 0;
            for (int i = 0; i < features; i++) {
              sum = Math.fma(x[i * rows + r], w[i * units + j], sum);
            }
            check(sum + bias[j], y[j * rows + r]);
          }
          for (int i = 0; i < features; i++) {
            float sum = 0;
            for (int j = 0; j < units; j++) {
              sum = Math.fma(y[j * rows + r], w[i * units + j], sum);
            }
            check(sum, dx[i * rows + r]);
          }
        }
      }
    }
  }

  private static void check(float expected, float actual) {
    assertArrayEquals(new float[] {expected}, new float[] {actual});
  }
}
