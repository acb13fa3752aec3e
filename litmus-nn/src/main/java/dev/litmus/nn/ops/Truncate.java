package dev.litmus.nn.ops;

/// y = x without its fraction, as a cast from float32 to an integer type does; or, to bool, 1 where
/// x is not 0. Constant but for jumps: dx = 0.
public record Truncate(boolean toBool) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      y[i] = toBool ? (x[i] != 0f ? 1f : 0f) : (float) (long) x[i];
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      java.util.Arrays.fill(f.inputGradient(0), from * f.inputSize(0), to * f.inputSize(0), 0f);
    }
  }
}
