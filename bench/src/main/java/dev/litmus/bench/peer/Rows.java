package dev.litmus.bench.peer;

import java.util.Random;

/// Rows and their labels, 0 or 1, drawn at random.
///
/// @param x the rows one after the other
/// @param width numbers in a row
public record Rows(float[] x, float[] y, int width) {
  /// Draws them; what is learnable in them lies in the first column.
  static Rows drawn(Network network, int count) {
    var random = new Random(1);
    int width = network.width();
    float[] x = new float[count * width];
    float[] y = new float[count];
    for (int i = 0; i < x.length; i++) {
      x[i] =
          network.isOfWords() ? random.nextInt(Network.VOCABULARY) : (float) random.nextGaussian();
    }
    for (int i = 0; i < count; i++) {
      y[i] = x[i * width] + random.nextGaussian() > 0 ? 1 : 0;
    }
    return new Rows(x, y, width);
  }

  public int count() {
    return y.length;
  }

  /// A row by itself.
  public float[] row(int index) {
    float[] row = new float[width];
    System.arraycopy(x, index * width, row, 0, width);
    return row;
  }
}
