package dev.litmus.nn.ops;

/// y = 1 where x is NaN, else 0. Constant but for jumps: dx = 0.
public record IsNanOp() implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      y[i] = Float.isNaN(x[i]) ? 1f : 0f;
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      java.util.Arrays.fill(f.inputGradient(0), from * f.inputSize(0), to * f.inputSize(0), 0f);
    }
  }
}
