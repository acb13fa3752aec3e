package dev.litmus.nn.ops;

import java.util.Arrays;

/// Attention scores by addition: y (queries, keys) of q (queries, width) and k (keys, width), for
/// each group of rows: y = c sum of v tanh(s (q + k)), where c and s are single numbers and v has
/// `width` numbers. Each of them is a variable or 1; the variables stand in the order s, c, v.
///
/// @param scaled whether s is a variable
/// @param multiplied whether c is a variable
/// @param weighted whether v is a variable
public record TanhScores(
    int groups, int queries, int keys, boolean scaled, boolean multiplied, boolean weighted)
    implements Op {
  private int width(Frame f) {
    return f.inputSize(0) / (groups * queries);
  }

  private float scale(Frame f) {
    return scaled ? f.variable(0)[0] : 1f;
  }

  private int multiplierIndex() {
    return scaled ? 1 : 0;
  }

  private int weightIndex() {
    return multiplierIndex() + (multiplied ? 1 : 0);
  }

  private float multiplier(Frame f) {
    return multiplied ? f.variable(multiplierIndex())[0] : 1f;
  }

  private float weight(Frame f, int j) {
    return weighted ? f.variable(weightIndex())[j] : 1f;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int pairs = groups * queries * keys;
    for (int pair = from * pairs; pair < to * pairs; pair++) {
      float sum = 0f;
      for (int j = 0; j < width(f); j++) {
        sum += weight(f, j) * tanh(f, pair, j);
      }
      f.output()[pair] = multiplier(f) * sum;
    }
  }

  private float tanh(Frame f, int pair, int j) {
    return FloatMath.tanh(
        scale(f) * (f.input(0)[query(f, pair) + j] + f.input(1)[key(f, pair) + j]));
  }

  private int query(Frame f, int pair) {
    return pair / keys * width(f);
  }

  private int key(Frame f, int pair) {
    return (pair / (queries * keys) * keys + pair % keys) * width(f);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    int pairs = groups * queries * keys;
    for (int input = 0; input < 2; input++) {
      if (!f.wantsGradient(input)) {
        continue;
      }
      float[] dx = f.inputGradient(input);
      Arrays.fill(dx, from * f.inputSize(input), to * f.inputSize(input), 0f);
      for (int pair = from * pairs; pair < to * pairs; pair++) {
        int at = input == 0 ? query(f, pair) : key(f, pair);
        float d = f.outputGradient()[pair] * multiplier(f);
        for (int j = 0; j < width(f); j++) {
          float t = tanh(f, pair, j);
          dx[at + j] += d * weight(f, j) * (1f - t * t) * scale(f);
        }
      }
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    if (part > 0) {
      return;
    }
    double ofScale = 0;
    double ofMultiplier = 0;
    double[] ofWeights = f.sums(width(f));
    Arrays.fill(ofWeights, 0);
    for (int pair = 0; pair < f.rows() * groups * queries * keys; pair++) {
      float d = f.outputGradient()[pair];
      for (int j = 0; j < width(f); j++) {
        float t = tanh(f, pair, j);
        float sum = f.input(0)[query(f, pair) + j] + f.input(1)[key(f, pair) + j];
        ofMultiplier += d * weight(f, j) * (double) t;
        ofWeights[j] += d * multiplier(f) * (double) t;
        ofScale += d * multiplier(f) * weight(f, j) * (double) ((1f - t * t) * sum);
      }
    }
    if (scaled) {
      f.variableGradient(0)[0] = (float) ofScale;
    }
    if (multiplied) {
      f.variableGradient(multiplierIndex())[0] = (float) ofMultiplier;
    }
    for (int j = 0; weighted && j < ofWeights.length; j++) {
      f.variableGradient(weightIndex())[j] = (float) ofWeights[j];
    }
  }
}
