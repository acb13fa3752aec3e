package dev.litmus.nn.ops;

/// y = x where x > 0, else alpha x, with learnt slopes alpha. dx = dy where x > 0, alpha dy where x
/// < 0, 0 at 0, as in Keras; dalpha = sum of dy min(x, 0).
///
/// @param slopes the elements that share a slope
public record ParametricRelu(Grouping slopes) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    float[] alpha = f.variable(0);
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        float value = x[row * size + i];
        y[row * size + i] = value > 0 ? value : alpha[slopes.of(i)] * value;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      float[] x = f.input(0);
      float[] alpha = f.variable(0);
      int size = f.outputSize();
      for (int row = from; row < to; row++) {
        for (int i = 0; i < size; i++) {
          float value = x[row * size + i];
          float slope = value > 0 ? 1 : value < 0 ? alpha[slopes.of(i)] : 0;
          f.inputGradient(0)[row * size + i] = f.outputGradient()[row * size + i] * slope;
        }
      }
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int first = Math.toIntExact((long) slopes.count() * part / parts);
    int last = Math.toIntExact((long) slopes.count() * (part + 1) / parts);
    float[] x = f.input(0);
    float[] dy = f.outputGradient();
    int size = f.outputSize();
    for (int slope = first; slope < last; slope++) {
      double sum = 0;
      for (int row = 0; row < f.rows(); row++) {
        for (int k = 0; k < slopes.size(); k++) {
          int i = row * size + slopes.member(slope, k);
          sum += (double) dy[i] * Math.min(x[i], 0f);
        }
      }
      f.variableGradient(0)[slope] = (float) sum;
    }
  }
}
