package dev.litmus.nn.ops;

/// Scales groups of elements of a row to length 1: y = x / max(|x|, e), |x| the root of the sum of
/// squares. With r = 1 / max(|x|, e): dx = r dy - r^3 x * sum of dy x, without the second term
/// where |x| is below e.
///
/// @param groups the elements that make a vector
/// @param epsilon e
public record UnitNormalize(Grouping groups, double epsilon) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    for (int row = from; row < to; row++) {
      int base = row * f.outputSize();
      for (int group = 0; group < groups.count(); group++) {
        float rate = (float) (1 / Math.max(norm(x, base, group), epsilon));
        for (int k = 0; k < groups.size(); k++) {
          int i = base + groups.member(group, k);
          y[i] = x[i] * rate;
        }
      }
    }
  }

  private double norm(float[] x, int base, int group) {
    double squares = 0;
    for (int k = 0; k < groups.size(); k++) {
      double value = x[base + groups.member(group, k)];
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] x = f.input(0);
    float[] dy = f.outputGradient();
    float[] dx = f.inputGradient(0);
    for (int row = from; row < to; row++) {
      int base = row * f.outputSize();
      for (int group = 0; group < groups.count(); group++) {
        double norm = norm(x, base, group);
        double rate = 1 / Math.max(norm, epsilon);
        double product = 0;
        for (int k = 0; k < groups.size() && norm > epsilon; k++) {
          int i = base + groups.member(group, k);
          product += (double) dy[i] * x[i];
        }
        double slope = rate * rate * rate * product;
        for (int k = 0; k < groups.size(); k++) {
          int i = base + groups.member(group, k);
          dx[i] = (float) (rate * dy[i] - slope * x[i]);
        }
      }
    }
  }
}
