package dev.litmus.nn.losses;

import dev.litmus.nn.ops.FloatMath;

/// A row of classes' probabilities, made to add up to 1 and cut to 1e-7..1 - 1e-7: what categorical
/// losses are taken on.
final class Normalized {
  private static final float LOWEST = 1e-7f;
  private static final float HIGHEST = (float) (1 - 1e-7);

  private Normalized() {}

  static float sum(float[] p, int offset, int units) {
    double sum = 0;
    for (int i = offset; i < offset + units; i++) {
      sum += p[i];
    }
    return (float) sum;
  }

  static float clipped(float q) {
    return Math.clamp(q, LOWEST, HIGHEST);
  }

  static boolean inside(float q) {
    return q >= LOWEST && q <= HIGHEST;
  }

  /// Turns slopes for q = p / sum, which stand in `out`, into slopes for p.
  static void backward(float[] p, float sum, int offset, int units, float[] out) {
    double mean = 0;
    for (int i = offset; i < offset + units; i++) {
      mean += (double) out[i] * p[i] / sum;
    }
    for (int i = offset; i < offset + units; i++) {
      out[i] = (float) ((out[i] - mean) / sum);
    }
  }

  /// The softmax of logits, into `out`; gives the logarithm of the sum of exponentials.
  static float softmax(float[] z, int offset, int units, float[] out, int to) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < units; i++) {
      largest = Math.max(largest, z[offset + i]);
    }
    double sum = 0;
    for (int i = 0; i < units; i++) {
      out[to + i] = FloatMath.exp(z[offset + i] - largest);
      sum += out[to + i];
    }
    for (int i = 0; i < units; i++) {
      out[to + i] = (float) (out[to + i] / sum);
    }
    return largest + FloatMath.log((float) sum);
  }

  /// The logarithm of the sum of the exponentials of logits.
  static float logSum(float[] z, int offset, int units) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + units; i++) {
      largest = Math.max(largest, z[i]);
    }
    double sum = 0;
    for (int i = offset; i < offset + units; i++) {
      sum += FloatMath.exp(z[i] - largest);
    }
    return largest + FloatMath.log((float) sum);
  }
}
