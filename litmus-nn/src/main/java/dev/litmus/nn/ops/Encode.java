package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = a vector of `tokens` numbers for the indices in x: one for each index ([Mode#ONE_HOT]), or
/// one for the whole row with 1 where an index occurs ([Mode#MULTI_HOT]) or the count of it
/// ([Mode#COUNT]). Constant but for jumps: no derivative is handed on.
public record Encode(int tokens, Mode mode) implements Op {
  /// How indices become numbers; the names are Keras's `output_mode`.
  public enum Mode {
    ONE_HOT,
    MULTI_HOT,
    COUNT
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int indices = f.inputSize(0);
    int size = f.outputSize();
    Arrays.fill(y, from * size, to * size, 0f);
    for (int row = from; row < to; row++) {
      for (int i = 0; i < indices; i++) {
        float number = x[row * indices + i];
        int index = (int) number;
        if (Float.isNaN(number) || index < 0 || index >= tokens) {
          throw new RowException(
              row,
              "index %s is outside 0..%d"
                  .formatted(Float.isNaN(number) ? "NaN" : Integer.toString(index), tokens - 1));
        }
        int at = row * size + (mode == Mode.ONE_HOT ? i * tokens : 0) + index;
        y[at] = mode == Mode.COUNT ? y[at] + 1f : 1f;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      Arrays.fill(f.inputGradient(0), from * f.inputSize(0), to * f.inputSize(0), 0f);
    }
  }
}
