package dev.litmus.nn.ops;

/// y = (x - mean) / max(sd, 1e-7), or its inverse y = mean + x * max(sd, 1e-7). Keras's order of
/// operations, so that the bits agree. dx = dy / max(sd, 1e-7), or its inverse.
///
/// Variables: mean, variance.
///
/// @param places which mean and variance each element of a row has; repeats along the row
public record Standardize(boolean invert, int[] places) implements Op {
  private static final float EPSILON = 1e-7f;

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    float[] mean = f.variable(0);
    float[] variance = f.variable(1);
    int units = places.length;
    for (int j = 0; j < units; j++) {
      float center = mean[places[j]];
      float deviation = deviation(variance[places[j]]);
      for (int i = from * f.outputSize() + j; i < to * f.outputSize(); i += units) {
        y[i] = invert ? center + x[i] * deviation : (x[i] - center) / deviation;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      float[] dy = f.outputGradient();
      float[] dx = f.inputGradient(0);
      float[] variance = f.variable(1);
      int units = places.length;
      for (int j = 0; j < units; j++) {
        float deviation = deviation(variance[places[j]]);
        for (int i = from * f.outputSize() + j; i < to * f.outputSize(); i += units) {
          dx[i] = invert ? dy[i] * deviation : dy[i] / deviation;
        }
      }
    }
  }

  private static float deviation(float variance) {
    return Math.max((float) Math.sqrt(variance), EPSILON);
  }
}
