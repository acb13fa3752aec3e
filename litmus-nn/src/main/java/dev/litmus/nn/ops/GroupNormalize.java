package dev.litmus.nn.ops;

/// Normalizes groups of elements of a row by statistics of their own: y = (x - m) / sqrt(v + e) *
/// gamma + beta, with gamma and beta by groups of another kind, or absent.
///
/// With u = dy gamma, r = 1 / sqrt(v + e), n elements a group and d the elements less what v
/// subtracts: dx = r (u - mean of u, where m is subtracted) - r^3 d / n * sum of u (x - m); dgamma
/// = sum of dy (x - m) r; dbeta = sum of dy.
///
/// Sums run in order, in double.
///
/// @param groups the elements that are normalized together
/// @param parameters the elements that share a gamma and a beta
/// @param form what m and v are
/// @param epsilon e
/// @param scales whether there is a gamma, the first variable
/// @param shifts whether there is a beta, the next
public record GroupNormalize(
    Grouping groups, Grouping parameters, Form form, float epsilon, boolean scales, boolean shifts)
    implements Op {
  /// What is subtracted and what is divided by.
  public enum Form {
    /// m the mean, v the variance.
    STANDARD,
    /// m = 0, v the variance: what Keras's LayerNormalization calls `rms_scaling`.
    VARIANCE,
    /// m = 0, v the mean square.
    MEAN_SQUARE
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      for (int group = 0; group < groups.count(); group++) {
        normalize(f, row, row * size, group);
      }
    }
  }

  private void normalize(Frame f, int row, int base, int group) {
    float[] x = f.input(0);
    float[] y = f.output();
    int n = groups.size();
    float mean = 0f;
    if (form != Form.MEAN_SQUARE) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += x[base + groups.member(group, k)];
      }
      mean = (float) (sum / n);
    }
    double squares = 0;
    for (int k = 0; k < n; k++) {
      double distance = x[base + groups.member(group, k)] - mean;
      squares += distance * distance;
    }
    float rate = (float) (1 / Math.sqrt(squares / n + epsilon));
    float[] kept = f.kept(2 * groups.count());
    int place = 2 * (row * groups.count() + group);
    kept[place] = mean;
    kept[place + 1] = rate;
    float subtracted = form == Form.STANDARD ? mean : 0f;
    for (int k = 0; k < n; k++) {
      int i = groups.member(group, k);
      float normal = (x[base + i] - subtracted) * rate;
      float scaled = scales ? normal * f.variable(0)[parameters.of(i)] : normal;
      y[base + i] = shifts ? scaled + f.variable(scales ? 1 : 0)[parameters.of(i)] : scaled;
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      int size = f.outputSize();
      for (int row = from; row < to; row++) {
        for (int group = 0; group < groups.count(); group++) {
          denormalize(f, row, row * size, group);
        }
      }
    }
  }

  private void denormalize(Frame f, int row, int base, int group) {
    float[] x = f.input(0);
    float[] dx = f.inputGradient(0);
    float[] kept = f.kept(2 * groups.count());
    int place = 2 * (row * groups.count() + group);
    double mean = kept[place];
    double rate = kept[place + 1];
    double subtracted = form == Form.STANDARD ? mean : 0;
    int n = groups.size();
    double sum = 0;
    double product = 0;
    for (int k = 0; k < n; k++) {
      int i = groups.member(group, k);
      double upstream = upstream(f, base, i);
      sum += upstream;
      product += upstream * (x[base + i] - subtracted);
    }
    double meanUpstream = form == Form.STANDARD ? sum / n : 0;
    double slope = rate * rate * rate * product / n;
    for (int k = 0; k < n; k++) {
      int i = groups.member(group, k);
      dx[base + i] =
          (float) (rate * (upstream(f, base, i) - meanUpstream) - slope * (x[base + i] - mean));
    }
  }

  private double upstream(Frame f, int base, int i) {
    double dy = f.outputGradient()[base + i];
    return scales ? dy * f.variable(0)[parameters.of(i)] : dy;
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int first = Math.toIntExact((long) parameters.count() * part / parts);
    int last = Math.toIntExact((long) parameters.count() * (part + 1) / parts);
    float[] x = f.input(0);
    float[] dy = f.outputGradient();
    float[] kept = f.kept(2 * groups.count());
    int size = f.outputSize();
    for (int parameter = first; parameter < last; parameter++) {
      double gamma = 0;
      double beta = 0;
      for (int row = 0; row < f.rows(); row++) {
        for (int k = 0; k < parameters.size(); k++) {
          int i = parameters.member(parameter, k);
          int place = 2 * (row * groups.count() + groups.of(i));
          float subtracted = form == Form.STANDARD ? kept[place] : 0f;
          double upstream = dy[row * size + i];
          gamma += upstream * (x[row * size + i] - subtracted) * kept[place + 1];
          beta += upstream;
        }
      }
      if (scales) {
        f.variableGradient(0)[parameter] = (float) gamma;
      }
      if (shifts) {
        f.variableGradient(scales ? 1 : 0)[parameter] = (float) beta;
      }
    }
  }
}
