package dev.litmus.nn.ops;

/// y = e^(x - m) / sum of e^(x - m) within groups of elements of a row, m the largest x of the
/// group. dx = y (dy - sum of dy y). Sums run in order, in double.
///
/// @param groups the elements that add up to 1
public record GroupSoftmax(Grouping groups) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    for (int row = from; row < to; row++) {
      int base = row * f.outputSize();
      for (int group = 0; group < groups.count(); group++) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < groups.size(); k++) {
          largest = Math.max(largest, x[base + groups.member(group, k)]);
        }
        double sum = 0;
        for (int k = 0; k < groups.size(); k++) {
          int i = base + groups.member(group, k);
          y[i] = FloatMath.exp(x[i] - largest);
          sum += y[i];
        }
        for (int k = 0; k < groups.size(); k++) {
          y[base + groups.member(group, k)] /= (float) sum;
        }
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] y = f.output();
    float[] dy = f.outputGradient();
    for (int row = from; row < to; row++) {
      int base = row * f.outputSize();
      for (int group = 0; group < groups.count(); group++) {
        double mean = 0;
        for (int k = 0; k < groups.size(); k++) {
          int i = base + groups.member(group, k);
          mean += (double) dy[i] * y[i];
        }
        for (int k = 0; k < groups.size(); k++) {
          int i = base + groups.member(group, k);
          f.inputGradient(0)[i] = y[i] * (float) (dy[i] - mean);
        }
      }
    }
  }
}
