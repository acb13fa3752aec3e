package dev.litmus.nn.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.ScalarKernels;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Every kernel against the scalar one, to the bit, on vectors of every width: awkward sizes,
/// offsets and strides, and numbers of every kind.
@ParameterizedClass
@ValueSource(ints = {128, 256, 512})
class VectorKernelsTest {
  private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 64, 65};
  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    88.72283f,
    88.72284f,
    89f,
    89.00001f,
    -87.33655f,
    -103.97207f,
    -103.97208f,
    -104f,
    -104.00001f,
    1e-20f,
    -1e-20f,
    9f,
    10f,
    10.000001f,
    -10.000001f
  };

  private final Kernels scalar = new ScalarKernels();
  private final Kernels vector;
  private final Random random;

  VectorKernelsTest(int bits) {
    // The build also runs all tests without the Vector API, where these have nothing to compare.
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    vector = Widths.kernels(bits);
    random = new Random(bits);
  }

  private float[] floats(int n) {
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      floats[i] = (float) random.nextGaussian();
    }
    return floats;
  }

  /// Gaussian numbers, special ones among them, and bits without rhyme or reason.
  private float[] anyFloats(int n) {
    float[] floats = floats(n);
    for (int i = 0; i < n; i++) {
      int kind = random.nextInt(4);
      if (kind == 0) {
        floats[i] = SPECIAL[random.nextInt(SPECIAL.length)];
      } else if (kind == 1) {
        floats[i] = Float.intBitsToFloat(random.nextInt());
      }
    }
    return floats;
  }

  private static void assertSameBits(float[] expected, float[] actual, String what) {
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
        fail("%s: element %d: expected %s, found %s".formatted(what, i, expected[i], actual[i]));
      }
    }
  }

  private int size() {
    return SIZES[random.nextInt(SIZES.length)];
  }

  @Test
  void productsOfEveryShape() {
    for (int m : SIZES) {
      for (int n : SIZES) {
        checkProducts(m, n, size(), false);
      }
    }
  }

  @Test
  void productsOfManyRowsAndDeepSums() {
    int[][] shapes = {
      {64, 33, 300},
      {70, 64, 513},
      {129, 17, 256},
      {4, 200, 600},
      {1, 300, 40},
      {200, 1, 70},
      {300, 40, 520},
      {3, 130, 257},
      {67, 1, 1000},
      {1, 1, 2000},
      {64, 0, 5},
      {0, 64, 5},
      {64, 64, 0}
    };
    for (int[] shape : shapes) {
      checkProducts(shape[0], shape[1], shape[2], false);
    }
  }

  @Test
  void productsOfNumbersOfEveryKind() {
    for (int round = 0; round < 60; round++) {
      checkProducts(size(), size(), size(), true);
    }
  }

  private void checkProducts(int m, int n, int k, boolean anyFloats) {
    checkProduct(m, n, k, m, k, k, n, anyFloats, Kernels::matmul, "matmul");
    checkProduct(m, n, k, m, k, n, k, anyFloats, Kernels::matmulTransposedB, "transposed B");
    checkProduct(m, n, k, k, m, k, n, anyFloats, Kernels::matmulTransposedA, "transposed A");
  }

  private interface Product {
    void multiply(
        Kernels kernels,
        int m,
        int n,
        int k,
        float[] a,
        int aOffset,
        int lda,
        float[] b,
        int bOffset,
        int ldb,
        float[] c,
        int cOffset,
        int ldc,
        boolean accumulate);
  }

  private void checkProduct(
      int m,
      int n,
      int k,
      int aRows,
      int aColumns,
      int bRows,
      int bColumns,
      boolean anyFloats,
      Product product,
      String name) {
    int aOffset = random.nextInt(3);
    int bOffset = random.nextInt(3);
    int cOffset = random.nextInt(3);
    int lda = aColumns + random.nextInt(3);
    int ldb = bColumns + random.nextInt(3);
    int ldc = n + random.nextInt(2);
    boolean accumulate = random.nextBoolean();
    float[] a = anyFloats ? anyFloats(aOffset + aRows * lda) : floats(aOffset + aRows * lda);
    float[] b = anyFloats ? anyFloats(bOffset + bRows * ldb) : floats(bOffset + bRows * ldb);
    float[] expected = floats(cOffset + m * ldc + 5);
    float[] actual = expected.clone();
    product.multiply(
        scalar, m, n, k, a, aOffset, lda, b, bOffset, ldb, expected, cOffset, ldc, accumulate);
    product.multiply(
        vector, m, n, k, a, aOffset, lda, b, bOffset, ldb, actual, cOffset, ldc, accumulate);
    assertSameBits(expected, actual, "%s m %d, n %d, k %d".formatted(name, m, n, k));
  }

  @Test
  void gradientsInColumns() {
    for (int rows : new int[] {32, 64, 96}) {
      for (int features = 1; features <= 32; features++) {
        for (int units : new int[] {1, 2, 4, 7, 8, 15, 16, 17, 31, 32}) {
          float[] x = floats(features * rows);
          float[] dy = floats(units * rows);
          float[] byRow = new float[Kernels.ROOM_OF_COLUMNS + 32 * rows];
          boolean biased = random.nextBoolean();
          float[] expected = new float[features * units];
          float[] expectedBias = new float[biased ? units : 0];
          float[] actual = new float[expected.length];
          float[] actualBias = new float[expectedBias.length];
          scalar.affineColumnsGradients(
              rows, features, units, x, dy, byRow, expected, expectedBias);
          vector.affineColumnsGradients(rows, features, units, x, dy, byRow, actual, actualBias);
          String what = "%d rows, %d features, %d units".formatted(rows, features, units);
          assertSameBits(expected, actual, what);
          assertSameBits(expectedBias, actualBias, what);
        }
      }
    }
  }

  @Test
  void logisticLosses() {
    for (int n : SIZES) {
      float[] y = new float[n];
      for (int i = 0; i < n; i++) {
        y[i] = random.nextInt(3) / 2f;
      }
      float[] z = random.nextBoolean() ? anyFloats(n) : floats(n);
      float[] expected = new float[n];
      float[] expectedSlope = new float[n];
      float[] actual = new float[n];
      float[] actualSlope = new float[n];
      scalar.logisticLoss(y, z, expected, expectedSlope, n);
      vector.logisticLoss(y, z, actual, actualSlope, n);
      assertSameBits(expected, actual, "losses");
      assertSameBits(expectedSlope, actualSlope, "slopes");
    }
  }

  @Test
  void elementwise() {
    for (int n : SIZES) {
      float[] x = anyFloats(n + 1);
      float[] y = anyFloats(n + 2);
      float[] z = anyFloats(n + 3);
      float[] w = anyFloats(n + 4);
      checkElementwise("add", n, (k, out) -> k.add(x, 1, y, 2, out, 5, n));
      checkElementwise("multiply", n, (k, out) -> k.multiply(x, 1, y, 2, out, 5, n));
      checkElementwise("multiplyRest", n, (k, out) -> k.multiplyRest(x, 1, y, 2, out, 5, n));
      checkElementwise(
          "sumOfProducts", n, (k, out) -> k.sumOfProducts(x, 1, y, 2, z, 3, w, 4, out, 5, n));
      checkElementwise("mix", n, (k, out) -> k.mix(x, 1, y, 2, z, 3, out, 5, n));
      checkElementwise(
          "multiplyDifference", n, (k, out) -> k.multiplyDifference(x, 1, y, 2, z, 3, out, 5, n));
    }
  }

  @Test
  void moments() {
    for (int n : SIZES) {
      float[] x = anyFloats(n + 1);
      float[][] expected = {floats(n + 3), floats(n + 3), floats(n + 3)};
      float[][] actual = {expected[0].clone(), expected[1].clone(), expected[2].clone()};
      scalar.addMoments(x, 1, expected[0], expected[1], expected[2], 2, n);
      vector.addMoments(x, 1, actual[0], actual[1], actual[2], 2, n);
      for (int i = 0; i < 3; i++) {
        assertSameBits(expected[i], actual[i], "moments of " + n);
      }
    }
  }

  private void checkElementwise(String name, int n, BiConsumer<Kernels, float[]> kernel) {
    float[] expected = floats(n + 7);
    float[] actual = expected.clone();
    kernel.accept(scalar, expected);
    kernel.accept(vector, actual);
    assertSameBits(expected, actual, name + " of " + n);
  }

  @Test
  void biasAndColumnSums() {
    for (int units : SIZES) {
      for (int rows : new int[] {0, 1, 2, 9}) {
        int offset = random.nextInt(3);
        float[] bias = anyFloats(units);
        float[] expected = anyFloats(offset + rows * units + 2);
        float[] actual = expected.clone();
        scalar.addBias(expected, offset, rows, units, bias);
        vector.addBias(actual, offset, rows, units, bias);
        assertSameBits(expected, actual, "addBias of " + units);

        expected = anyFloats(offset + rows * units + 2);
        actual = expected.clone();
        scalar.addBiasRelu(expected, offset, rows, units, bias);
        vector.addBiasRelu(actual, offset, rows, units, bias);
        assertSameBits(expected, actual, "addBiasRelu of " + units);

        float[] expectedSums = floats(offset + units + 2);
        float[] actualSums = expectedSums.clone();
        scalar.sumRows(expected, offset, rows, units, expectedSums, offset);
        vector.sumRows(expected, offset, rows, units, actualSums, offset);
        assertSameBits(expectedSums, actualSums, "sumRows of " + units);
      }
    }
  }

  @Test
  void sums() {
    for (int n = 0; n < 300; n++) {
      int offset = random.nextInt(3);
      float[] x = floats(offset + n);
      assertEquals(scalar.sum(x, offset, n), vector.sum(x, offset, n), "sum of " + n);
    }
    float[] zeros = new float[100];
    Arrays.fill(zeros, -0f);
    assertEquals(scalar.sum(zeros, 0, 100), vector.sum(zeros, 0, 100));
  }

  private interface Elementwise {
    void apply(Kernels kernels, float[] x, int xOffset, float[] y, int yOffset, int n);
  }

  private void checkFunction(Elementwise function) {
    for (int n = 0; n < 100; n++) {
      int xOffset = random.nextInt(3);
      int yOffset = random.nextInt(3);
      float[] x = anyFloats(xOffset + n);
      float[] expected = floats(yOffset + n + 3);
      float[] actual = expected.clone();
      function.apply(scalar, x, xOffset, expected, yOffset, n);
      function.apply(vector, x, xOffset, actual, yOffset, n);
      assertSameBits(expected, actual, "of " + n);
    }
    float[] x = anyFloats(1 << 16);
    System.arraycopy(SPECIAL, 0, x, 0, SPECIAL.length);
    float[] expected = new float[x.length];
    function.apply(scalar, x, 0, expected, 0, x.length);
    float[] actual = x.clone();
    function.apply(vector, actual, 0, actual, 0, x.length);
    assertSameBits(expected, actual, "in place");
  }

  @Test
  void exp() {
    checkFunction(Kernels::exp);
  }

  @Test
  void log() {
    checkFunction(Kernels::log);
  }

  @Test
  void tanh() {
    checkFunction(Kernels::tanh);
  }

  @Test
  void sigmoid() {
    checkFunction(Kernels::sigmoid);
  }

  private interface Derivative {
    void apply(
        Kernels kernels, float[] y, int yAt, float[] dy, int dyAt, float[] dx, int dxAt, int n);
  }

  private void checkDerivative(Derivative derivative, boolean positive) {
    for (int n = 0; n < 100; n++) {
      int yAt = random.nextInt(3);
      int dyAt = random.nextInt(3);
      int dxAt = random.nextInt(3);
      float[] y = anyFloats(yAt + n);
      for (int i = 0; i < y.length && positive; i++) {
        y[i] = y[i] > 0 ? y[i] : 0f;
      }
      float[] dy = anyFloats(dyAt + n);
      float[] expected = floats(dxAt + n + 3);
      float[] actual = expected.clone();
      derivative.apply(scalar, y, yAt, dy, dyAt, expected, dxAt, n);
      derivative.apply(vector, y, yAt, dy, dyAt, actual, dxAt, n);
      assertSameBits(expected, actual, "of " + n);
    }
  }

  @Test
  void derivatives() {
    checkDerivative(Kernels::reluGradient, true);
    checkDerivative(Kernels::tanhGradient, false);
    checkDerivative(Kernels::sigmoidGradient, false);
  }
}
