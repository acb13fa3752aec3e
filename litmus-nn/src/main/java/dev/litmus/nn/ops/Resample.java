package dev.litmus.nn.ops;

import java.util.Arrays;

/// Images of another size: y[i, j] = sum over r and c of a[i, r] b[j, c] x[r, c], for each channel,
/// with weights a along the rows and b along the columns. dx[r, c] = sum over i and j of a[i, r]
/// b[j, c] dy[i, j].
public record Resample(ResampleAxis rows, ResampleAxis columns, int channels) implements Op {
  /// From `height` x `width` to `newHeight` x `newWidth` places.
  public static Resample of(
      Interpolation interpolation,
      int height,
      int width,
      int channels,
      int newHeight,
      int newWidth) {
    return new Resample(
        ResampleAxis.of(interpolation, height, newHeight),
        ResampleAxis.of(interpolation, width, newWidth),
        channels);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    Arrays.fill(y, from * f.outputSize(), to * f.outputSize(), 0f);
    int at = from * f.outputSize();
    for (int row = from; row < to; row++) {
      for (int i = 0; i < rows.outputs(); i++) {
        for (int j = 0; j < columns.outputs(); j++, at += channels) {
          for (int tap = 0; tap < rows.taps() * columns.taps(); tap++) {
            float weight = weight(i, j, tap);
            int source = row * f.inputSize(0) + place(i, j, tap);
            for (int c = 0; c < channels; c++) {
              y[at + c] = Math.fma(weight, x[source + c], y[at + c]);
            }
          }
        }
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] dx = f.inputGradient(0);
    float[] dy = f.outputGradient();
    Arrays.fill(dx, from * f.inputSize(0), to * f.inputSize(0), 0f);
    int at = from * f.outputSize();
    for (int row = from; row < to; row++) {
      for (int i = 0; i < rows.outputs(); i++) {
        for (int j = 0; j < columns.outputs(); j++, at += channels) {
          for (int tap = 0; tap < rows.taps() * columns.taps(); tap++) {
            float weight = weight(i, j, tap);
            int target = row * f.inputSize(0) + place(i, j, tap);
            for (int c = 0; c < channels; c++) {
              dx[target + c] = Math.fma(weight, dy[at + c], dx[target + c]);
            }
          }
        }
      }
    }
  }

  private float weight(int i, int j, int tap) {
    return rows.weight(i, tap / columns.taps()) * columns.weight(j, tap % columns.taps());
  }

  private int place(int i, int j, int tap) {
    int row = rows.place(i, tap / columns.taps());
    int column = columns.place(j, tap % columns.taps());
    return (row * columns.size() + column) * channels;
  }
}
