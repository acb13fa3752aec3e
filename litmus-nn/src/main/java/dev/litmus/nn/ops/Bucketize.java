package dev.litmus.nn.ops;

/// y = how many of the ascending boundaries are at most x: the number of the interval that x lies
/// in. NaN lies behind all. Constant but for jumps: dx = 0.
public record Bucketize(float[] boundaries) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      int count = 0;
      while (count < boundaries.length && !(x[i] < boundaries[count])) {
        count++;
      }
      y[i] = count;
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      java.util.Arrays.fill(f.inputGradient(0), from * f.inputSize(0), to * f.inputSize(0), 0f);
    }
  }
}
