package dev.litmus.nn.ops;

/// y = x where x is finite, else the number that stands in for NaN, +infinity or -infinity. dx = dy
/// where x is finite, else 0.
public record NanToNumOp(float nan, float positiveInfinity, float negativeInfinity) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      float value = x[i];
      y[i] =
          Float.isNaN(value)
              ? nan
              : value == Float.POSITIVE_INFINITY
                  ? positiveInfinity
                  : value == Float.NEGATIVE_INFINITY ? negativeInfinity : value;
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      float[] x = f.input(0);
      for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
        f.inputGradient(0)[i] = Float.isFinite(x[i]) ? f.outputGradient()[i] : 0f;
      }
    }
  }
}
