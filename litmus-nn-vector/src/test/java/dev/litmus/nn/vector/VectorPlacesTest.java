package dev.litmus.nn.vector;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.Panels;
import dev.litmus.nn.ops.ScalarKernels;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernels that read at places of a table or by columns against the scalar ones, to the bit, on
/// vectors of every width.
@ParameterizedClass
@ValueSource(ints = {128, 256, 512})
class VectorPlacesTest {
  private static final int[] SIZES = {
    1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 18, 26, 27, 31, 32, 33, 64, 70
  };

  private final Kernels scalar = new ScalarKernels();
  private final Kernels vector;
  private final Random random;

  VectorPlacesTest(int bits) {
    // The build also runs all tests without the Vector API, where these have nothing to compare.
    assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    vector = Widths.kernels(bits);
    random = new Random(bits);
  }

  /// Gaussian numbers, among them some that equal each other, and now and then NaN.
  private float[] floats(int n) {
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      int kind = random.nextInt(40);
      floats[i] = kind == 0 ? Float.NaN : kind < 8 ? kind - 4 : (float) random.nextGaussian();
    }
    return floats;
  }

  private int[] places(int n, int most) {
    return random.ints(n, 0, most).toArray();
  }

  private static void assertSameBits(float[] expected, float[] actual, String what) {
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
        fail("%s: element %d: expected %s, found %s".formatted(what, i, expected[i], actual[i]));
      }
    }
  }

  @Test
  void matmulAt() {
    for (int m : SIZES) {
      for (int n : SIZES) {
        int k = 1 + random.nextInt(30);
        int row = 1 + random.nextInt(4);
        int[] places = places(k, 50);
        float[] a = floats(3 + m * row + 50);
        float[] panels = new float[7 + Panels.size(k, n)];
        Panels.pack(k, n, floats(k * n), 0, n, 1, panels, 7);
        float[] expected = floats(2 + m * (n + 1));
        float[] actual = expected.clone();
        scalar.matmulAt(m, n, k, a, 3, row, places, panels, 7, expected, 2, n + 1);
        vector.matmulAt(m, n, k, a, 3, row, places, panels, 7, actual, 2, n + 1);
        assertSameBits(expected, actual, "m %d, n %d, k %d".formatted(m, n, k));
      }
    }
  }

  @Test
  void matmulPanels() {
    for (int m : SIZES) {
      for (int n : SIZES) {
        int k = 1 + random.nextInt(30);
        float[] a = floats(3 + m * (k + 2));
        float[] panels = new float[7 + Panels.size(k, n)];
        Panels.pack(k, n, floats(k * n), 0, n, 1, panels, 7);
        float[] expected = floats(2 + m * (n + 1));
        float[] actual = expected.clone();
        boolean add = random.nextBoolean();
        scalar.matmulPanels(m, n, k, a, 3, k + 2, panels, 7, expected, 2, n + 1, add);
        vector.matmulPanels(m, n, k, a, 3, k + 2, panels, 7, actual, 2, n + 1, add);
        assertSameBits(expected, actual, "m %d, n %d, k %d".formatted(m, n, k));
      }
    }
  }

  @Test
  void addMatmulAt() {
    for (int m : SIZES) {
      for (int n : SIZES) {
        int k = random.nextInt(30);
        int column = 1 + random.nextInt(4);
        int first = random.nextInt(3);
        int[] places = places(first + m, 50);
        float[] a = floats(3 + k * column + 50);
        float[] b = floats(1 + k * (n + 2));
        float[] expected = floats(2 + m * (n + 1));
        float[] actual = expected.clone();
        int last = first + m;
        scalar.addMatmulAt(
            first, last, n, k, a, 3, places, column, b, 1, n + 2, expected, 2, n + 1);
        vector.addMatmulAt(first, last, n, k, a, 3, places, column, b, 1, n + 2, actual, 2, n + 1);
        assertSameBits(expected, actual, "m %d, n %d, k %d".formatted(m, n, k));
      }
    }
  }

  @Test
  void pooling() {
    for (int m : SIZES) {
      for (int channels : SIZES) {
        int taps = 1 + random.nextInt(6);
        int row = channels * (1 + random.nextInt(3));
        int[] places = places(taps, 4);
        for (int i = 0; i < taps; i++) {
          places[i] *= channels;
        }
        float[] x = floats(3 + m * row + 5 * channels);
        float[] expected = floats(2 + m * channels);
        float[] actual = expected.clone();
        scalar.maxAt(m, channels, x, 3, row, places, expected, 2);
        vector.maxAt(m, channels, x, 3, row, places, actual, 2);
        assertSameBits(expected, actual, "max of %d, %d channels".formatted(m, channels));

        float[] dy = floats(2 + m * channels);
        float[] expectedGradient = floats(x.length);
        float[] actualGradient = expectedGradient.clone();
        scalar.maxGradientAt(m, channels, x, expectedGradient, 3, row, places, expected, dy, 2);
        vector.maxGradientAt(m, channels, x, actualGradient, 3, row, places, expected, dy, 2);
        assertSameBits(
            expectedGradient, actualGradient, "gradient of %d, %d channels".formatted(m, channels));
      }
    }
  }

  @Test
  void largestProductsOfWindows() {
    for (int m : new int[] {1, 2, 3, 13}) {
      for (int n : SIZES) {
        for (int taps : new int[] {1, 2, 4, 6}) {
          int k = 1 + random.nextInt(12);
          int row = 1 + random.nextInt(4);
          int[] windows = places(taps, 20);
          int[] places = places(k, 50);
          float[] a = floats(3 + m * row + 70);
          float[] panels = new float[7 + Panels.size(k, n)];
          Panels.pack(k, n, floats(k * n), 0, n, 1, panels, 7);
          float[] bias = floats(Panels.size(1, n));
          float[] expected = floats(2 + m * n + 1);
          float[] actual = expected.clone();
          float[] expectedWhich = expected.clone();
          float[] actualWhich = expected.clone();
          scalar.convolveMax(
              m, n, k, a, 3, row, windows, places, panels, 7, bias, expected, expectedWhich, 2);
          vector.convolveMax(
              m, n, k, a, 3, row, windows, places, panels, 7, bias, actual, actualWhich, 2);
          String what = "%d windows of %d, %d columns".formatted(m, taps, n);
          assertSameBits(expected, actual, what);
          assertSameBits(expectedWhich, actualWhich, what);

          float[] dy = floats(expected.length);
          float[] expectedGradient = floats(m * taps * n + 1);
          float[] actualGradient = expectedGradient.clone();
          float[] expectedSums = floats(n + 4);
          float[] actualSums = expectedSums.clone();
          int[] outputs = IntStream.range(0, taps).map(q -> q * n).toArray();
          scalar.spreadMax(
              m, n, expectedWhich, dy, 2, expectedGradient, 1, taps * n, outputs, expectedSums, 3);
          vector.spreadMax(
              m, n, expectedWhich, dy, 2, actualGradient, 1, taps * n, outputs, actualSums, 3);
          assertSameBits(expectedGradient, actualGradient, what);
          assertSameBits(expectedSums, actualSums, what);
        }
      }
    }
  }

  @Test
  void columns() {
    for (int rows : new int[] {32, 64, 96}) {
      for (int features : SIZES) {
        for (int units : new int[] {1, 2, 4, 5, 8, 33}) {
          String what = "%d rows, %d to %d".formatted(rows, features, units);
          float[] x = floats(rows * features);
          float[] w = floats(features * units);
          float[] bias = floats(random.nextBoolean() ? units : 0);
          float[] expected = new float[rows * units];
          float[] actual = new float[rows * units];
          scalar.affineColumns(rows, features, units, x, w, bias, expected);
          vector.affineColumns(rows, features, units, x, w, bias, actual);
          assertSameBits(expected, actual, what);

          float[] dy = floats(rows * units);
          expected = new float[rows * features];
          actual = new float[rows * features];
          scalar.affineColumnsBack(rows, features, units, dy, w, expected);
          vector.affineColumnsBack(rows, features, units, dy, w, actual);
          assertSameBits(expected, actual, what + ", back");
        }
      }
    }
  }
}
