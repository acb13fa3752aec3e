package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = a vector of `tokens` numbers for the indices in x: one for each index ([Mode#ONE_HOT]), or
/// one for the whole row with 1 where an index occurs ([Mode#MULTI_HOT]) or the count of it
/// ([Mode#COUNT]). A second input weighs what is counted; its derivative is dy at the index. Of the
/// indices, y is constant but for jumps: no derivative is handed on.
///
/// @param skips whether the index -1 stands for a token that counts nowhere; otherwise it is an
///   error like any index that is none
public record Encode(int tokens, Mode mode, boolean skips) implements Op {
  public Encode(int tokens, Mode mode) {
    this(tokens, mode, false);
  }

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
        if (skips && index == -1) {
          continue;
        }
        if (Float.isNaN(number) || index < 0 || index >= tokens) {
          throw new RowException(
              row,
              "index %s is outside 0..%d"
                  .formatted(Float.isNaN(number) ? "NaN" : Integer.toString(index), tokens - 1));
        }
        int at = row * size + (mode == Mode.ONE_HOT ? i * tokens : 0) + index;
        float count = f.inputs() > 1 ? f.input(1)[row * indices + i] : 1f;
        y[at] = mode == Mode.COUNT ? y[at] + count : 1f;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      Arrays.fill(f.inputGradient(0), from * f.inputSize(0), to * f.inputSize(0), 0f);
    }
    if (f.inputs() > 1 && f.wantsGradient(1)) {
      int indices = f.inputSize(0);
      for (int i = from * indices; i < to * indices; i++) {
        int at = i / indices * f.outputSize() + (int) f.input(0)[i];
        f.inputGradient(1)[i] = f.outputGradient()[at];
      }
    }
  }
}
