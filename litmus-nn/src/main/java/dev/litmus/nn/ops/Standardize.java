package dev.litmus.nn.ops;

/// y = (x - mean) / max(sd, 1e-7), or its inverse y = mean + x * max(sd, 1e-7), with one mean and
/// one standard deviation for each position of the last axis (or one of each for all). Keras's
/// order of operations, so that the bits agree. dx = dy / max(sd, 1e-7), or its inverse.
///
/// Variables: mean, variance.
public record Standardize(boolean invert) implements Op {
  private static final float EPSILON = 1e-7f;

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    float[] mean = f.variable(0);
    float[] variance = f.variable(1);
    int units = mean.length;
    for (int j = 0; j < units; j++) {
      float deviation = Math.max((float) Math.sqrt(variance[j]), EPSILON);
      for (int i = from * f.outputSize() + j; i < to * f.outputSize(); i += units) {
        y[i] = invert ? mean[j] + x[i] * deviation : (x[i] - mean[j]) / deviation;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      float[] dy = f.outputGradient();
      float[] dx = f.inputGradient(0);
      float[] variance = f.variable(1);
      int units = variance.length;
      for (int j = 0; j < units; j++) {
        float deviation = Math.max((float) Math.sqrt(variance[j]), EPSILON);
        for (int i = from * f.outputSize() + j; i < to * f.outputSize(); i += units) {
          dx[i] = invert ? dy[i] * deviation : dy[i] / deviation;
        }
      }
    }
  }
}
