package dev.litmus.nn.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// The scalar kernels against the plainest loops, to the bit.
class ScalarKernelsTest {
  private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 17};

  private final Kernels kernels = new ScalarKernels();
  private final Random random = new Random(3);

  private float[] floats(int n) {
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }

  @Test
  void productsSumInAscendingOrderWithFusedMultiplyAdd() {
    for (int m : SIZES) {
      for (int n : SIZES) {
        for (int k : SIZES) {
          checkProducts(m, n, k, true);
          checkProducts(m, n, k, false);
        }
      }
    }
  }

  private void checkProducts(int m, int n, int k, boolean accumulate) {
    int lda = k + 2;
    int ldb = n + 3;
    int ldc = n + 1;
    float[] a = floats(2 + m * lda);
    float[] b = floats(1 + k * ldb);
    float[] start = floats(3 + m * ldc);
    float[] expected = start.clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = accumulate ? expected[3 + i * ldc + j] : 0f;
        for (int p = 0; p < k; p++) {
          sum = Math.fma(a[2 + i * lda + p], b[1 + p * ldb + j], sum);
        }
        expected[3 + i * ldc + j] = sum;
      }
    }
    String sizes = "m %d, n %d, k %d".formatted(m, n, k);
    float[] c = start.clone();
    kernels.matmul(m, n, k, a, 2, lda, b, 1, ldb, c, 3, ldc, accumulate);
    assertArrayEquals(expected, c, sizes);

    float[] bTransposed = transposed(b, 1, ldb, k, n);
    c = start.clone();
    kernels.matmulTransposedB(m, n, k, a, 2, lda, bTransposed, 0, k, c, 3, ldc, accumulate);
    assertArrayEquals(expected, c, sizes);

    float[] aTransposed = transposed(a, 2, lda, m, k);
    c = start.clone();
    kernels.matmulTransposedA(m, n, k, aTransposed, 0, m, b, 1, ldb, c, 3, ldc, accumulate);
    assertArrayEquals(expected, c, sizes);
  }

  private static float[] transposed(float[] x, int offset, int stride, int rows, int columns) {
    float[] transposed = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = x[offset + i * stride + j];
      }
    }
    return transposed;
  }

  @Test
  void sumAddsSixteenLanesThenTheirTree() {
    for (int n = 0; n < 70; n++) {
      float[] x = floats(n + 3);
      float[] lanes = new float[16];
      for (int i = 0; i < n; i++) {
        lanes[i % 16] += x[3 + i];
      }
      for (int half = 8; half >= 1; half /= 2) {
        for (int lane = 0; lane < half; lane++) {
          lanes[lane] += lanes[lane + half];
        }
      }
      assertEquals(lanes[0], kernels.sum(x, 3, n));
    }
  }

  @Test
  void biasIsAddedToEveryRow() {
    float[] x = {9, 1, 2, 3, 4, 9};
    kernels.addBias(x, 1, 2, 2, new float[] {10, 20});
    assertArrayEquals(new float[] {9, 11, 22, 13, 24, 9}, x);
  }

  @Test
  void rowsAreSummed() {
    float[] out = {9, 9, 9, 9};
    kernels.sumRows(new float[] {9, 1, 2, 3, 4, 5, 6}, 1, 3, 2, out, 1);
    assertArrayEquals(new float[] {9, 9, 12, 9}, out);
    kernels.sumRows(new float[0], 0, 0, 2, out, 0);
    assertArrayEquals(new float[] {0, 0, 12, 9}, out);
  }

  @Test
  void functionsAreThoseOfFloatMath() {
    float[] x = {9, 0.5f, 2f, 9};
    float[] y = new float[5];
    kernels.exp(x, 1, y, 2, 2);
    assertArrayEquals(new float[] {0, 0, FloatMath.exp(0.5f), FloatMath.exp(2f), 0}, y);
    kernels.log(x, 1, y, 2, 2);
    assertArrayEquals(new float[] {0, 0, FloatMath.log(0.5f), FloatMath.log(2f), 0}, y);
    kernels.tanh(x, 1, y, 2, 2);
    assertArrayEquals(new float[] {0, 0, FloatMath.tanh(0.5f), FloatMath.tanh(2f), 0}, y);
    kernels.sigmoid(x, 1, y, 2, 2);
    assertArrayEquals(new float[] {0, 0, FloatMath.sigmoid(0.5f), FloatMath.sigmoid(2f), 0}, y);
  }
}
