package dev.litmus.nn.ops;

import java.util.Arrays;

/// Normalizes each channel over the batch: y = (x - m) r gamma + beta with r = 1 / sqrt(v + e). In
/// training m and v are mean and variance of the channel over all rows and places, and the moving
/// averages follow them: a = a momentum + (m or v) (1 - momentum). Otherwise m and v are the moving
/// averages.
///
/// In training, with N elements a channel and z = (x - m) r: dx = gamma r (dy - sum of dy / N - z *
/// sum of dy z / N); otherwise dx = gamma r dy. dgamma = sum of dy z; dbeta = sum of dy.
///
/// Where there is a mask, the second input, only elements with a mask other than 0 count in m and
/// v, and N is their number plus 1e-7, as in Keras. Sums run in order, in double.
///
/// Variables: gamma and beta, as far as they are there, moving mean, moving variance.
///
/// @param channels the elements of a row that share mean and variance
/// @param epsilon e
/// @param momentum the share of a moving average that stays
/// @param scales whether there is a gamma
/// @param shifts whether there is a beta
public record BatchNormalize(
    Grouping channels, float epsilon, double momentum, boolean scales, boolean shifts)
    implements Op {
  private static final double MASK_EPSILON = 1e-7;

  // The sums and figures of channels are kept in five stretches of one array.
  private static final int MEAN = 0;
  private static final int RATE = 1;
  private static final int COUNT = 2;
  private static final int SUM = 3;
  private static final int PRODUCT = 4;
  private static final int STRETCHES = 5;

  @Override
  public boolean coupled() {
    return true;
  }

  @Override
  public boolean deterministic() {
    return false;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    double[] s = f.sums(STRETCHES * channels.count());
    float[] movingMean = f.variable(f.variables() - 2);
    float[] movingVariance = f.variable(f.variables() - 1);
    if (f.training()) {
      takeMoments(f, s, movingMean, movingVariance);
    } else {
      for (int c = 0; c < channels.count(); c++) {
        s[MEAN * channels.count() + c] = movingMean[c];
        s[RATE * channels.count() + c] = rate(movingVariance[c]);
      }
    }
    float[] x = f.input(0);
    float[] y = f.output();
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        int c = channels.of(i);
        float factor = (float) s[RATE * channels.count() + c] * gamma(f, c);
        float shift = (shifts ? f.variable(scales ? 1 : 0)[c] : 0f);
        float mean = (float) s[MEAN * channels.count() + c];
        y[row * size + i] = x[row * size + i] * factor + (shift - mean * factor);
      }
    }
  }

  private double rate(float variance) {
    return (float) (1 / Math.sqrt(variance + epsilon));
  }

  private float gamma(Frame f, int channel) {
    return scales ? f.variable(0)[channel] : 1f;
  }

  private void takeMoments(Frame f, double[] s, float[] movingMean, float[] movingVariance) {
    int count = channels.count();
    float[] x = f.input(0);
    int size = f.outputSize();
    Arrays.fill(s, 0);
    for (int row = 0; row < f.rows(); row++) {
      for (int i = 0; i < size; i++) {
        double weight = weight(f, row * size + i);
        s[COUNT * count + channels.of(i)] += weight;
        s[SUM * count + channels.of(i)] += weight == 0 ? 0 : x[row * size + i];
      }
    }
    for (int c = 0; c < count; c++) {
      s[COUNT * count + c] += f.inputs() > 1 ? MASK_EPSILON : 0;
      s[MEAN * count + c] = (float) (s[SUM * count + c] / s[COUNT * count + c]);
    }
    for (int row = 0; row < f.rows(); row++) {
      for (int i = 0; i < size; i++) {
        if (weight(f, row * size + i) != 0) {
          double distance = x[row * size + i] - s[MEAN * count + channels.of(i)];
          s[PRODUCT * count + channels.of(i)] += distance * distance;
        }
      }
    }
    float stays = (float) momentum;
    float enters = (float) (1 - momentum);
    for (int c = 0; c < count; c++) {
      float mean = (float) s[MEAN * count + c];
      float variance = (float) (s[PRODUCT * count + c] / s[COUNT * count + c]);
      s[RATE * count + c] = rate(variance);
      movingMean[c] = movingMean[c] * stays + mean * enters;
      movingVariance[c] = movingVariance[c] * stays + variance * enters;
    }
  }

  /// Whether an element counts: 1 or 0.
  private static double weight(Frame f, int element) {
    if (f.inputs() == 1) {
      return 1;
    }
    // A mask has no last axis.
    int last = f.inputSize(0) / f.inputSize(1);
    return f.input(1)[element / last] == 0 ? 0 : 1;
  }

  @Override
  public void backward(Frame f, int from, int to) {
    int count = channels.count();
    double[] s = f.sums(STRETCHES * count);
    Arrays.fill(s, SUM * count, STRETCHES * count, 0);
    float[] x = f.input(0);
    float[] dy = f.outputGradient();
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        int c = channels.of(i);
        double upstream = dy[row * size + i];
        s[SUM * count + c] += upstream;
        s[PRODUCT * count + c] += upstream * normal(s, c, x[row * size + i]);
      }
    }
    if (f.wantsGradient(0)) {
      float[] dx = f.inputGradient(0);
      for (int row = from; row < to; row++) {
        for (int i = 0; i < size; i++) {
          int c = channels.of(i);
          double slope = dy[row * size + i];
          double weight = f.training() ? weight(f, row * size + i) : 0;
          if (weight != 0) {
            double z = normal(s, c, x[row * size + i]);
            slope -= (s[SUM * count + c] + z * s[PRODUCT * count + c]) / s[COUNT * count + c];
          }
          dx[row * size + i] = (float) (gamma(f, c) * s[RATE * count + c] * slope);
        }
      }
    }
  }

  private double normal(double[] s, int channel, float x) {
    return (x - s[MEAN * channels.count() + channel]) * s[RATE * channels.count() + channel];
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int count = channels.count();
    double[] s = f.sums(STRETCHES * count);
    for (int c = 0; part == 0 && c < count; c++) {
      if (scales) {
        f.variableGradient(0)[c] = (float) s[PRODUCT * count + c];
      }
      if (shifts) {
        f.variableGradient(scales ? 1 : 0)[c] = (float) s[SUM * count + c];
      }
    }
  }
}
