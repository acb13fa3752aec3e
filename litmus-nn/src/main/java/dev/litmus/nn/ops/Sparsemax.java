package dev.litmus.nn.ops;

import java.util.Arrays;

/// y[j] = max(x[j] - tau, 0), by the formula of Keras 3.15: with the row sorted descending into z
/// and c[r] = z[1] + ... + z[r], the support is the ranks r with z[r] > (c[r] - 1) / r, and tau =
/// (sum of c[r] over the support - 1) / (size of the support).
///
/// Where the support has more than one member, this is not the sparsemax of Martins and Astudillo
/// (2016), which takes c of the last rank alone; it is what a Keras model computes.
record Sparsemax() implements Activation {

  @Override
  public String name() {
    return "sparsemax";
  }

  @Override
  public void forward(Kernels kernels, float[] x, float[] y, int offset, int rows, int units) {
    for (int row = 0; row < rows; row++) {
      int from = offset + row * units;
      float tau = Support.of(x, from, units).tau();
      for (int j = 0; j < units; j++) {
        y[from + j] = Math.max(x[from + j] - tau, 0f);
      }
    }
  }

  /// dx[j] = dy[j] [x[j] >= tau] - (sum of dy[i] over i with x[i] >= tau) dtau/dx[j], where the
  /// member of rank r in a support of k has dtau/dx = (k - r + 1) / k.
  @Override
  public void backward(
      Kernels kernels,
      float[] x,
      float[] y,
      float[] dy,
      float[] dx,
      int offset,
      int rows,
      int units) {
    for (int row = 0; row < rows; row++) {
      int from = offset + row * units;
      Support support = Support.of(x, from, units);
      float sum = 0;
      for (int j = 0; j < units; j++) {
        dx[from + j] = x[from + j] - support.tau() >= 0 ? dy[from + j] : 0f;
        sum += dx[from + j];
      }
      int size = support.columns().length;
      for (int rank = 0; rank < size; rank++) {
        dx[from + support.columns()[rank]] -= sum * (size - rank) / size;
      }
    }
  }

  /// The columns of the support by descending value, and the threshold.
  private record Support(int[] columns, float tau) {

    static Support of(float[] x, int offset, int units) {
      Integer[] sorted = new Integer[units];
      Arrays.setAll(sorted, j -> j);
      Arrays.sort(sorted, (i, j) -> Float.compare(x[offset + j], x[offset + i]));
      int[] columns = new int[units];
      int size = 0;
      float cumulative = 0;
      float total = 0;
      for (int rank = 1; rank <= units; rank++) {
        float value = x[offset + sorted[rank - 1]];
        cumulative += value;
        if (value - (cumulative - 1) / rank > 0) {
          columns[size++] = sorted[rank - 1];
          total += cumulative;
        }
      }
      return new Support(Arrays.copyOf(columns, size), (total - 1) / size);
    }
  }
}
