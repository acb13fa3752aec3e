package dev.litmus.nn.ops;

/// Attention scores: for each group of rows and each head, y = c q k^T, with q (queries, heads,
/// width) and k (keys, heads, width); y (group, heads, queries, keys). With a variable, a single
/// number s, y = s c q k^T.
///
/// dq = c s dy k; dk = c s dy^T q; ds = sum of dy y / s.
///
/// @param groups sequences in a row that attend each to itself only
/// @param factor c
public record DotScores(int groups, int heads, int queries, int keys, float factor) implements Op {
  private int width(Frame f) {
    return f.inputSize(0) / (groups * heads * queries);
  }

  private int query(Frame f, int group, int head) {
    return group * queries * heads * width(f) + head * width(f);
  }

  private int key(Frame f, int group, int head) {
    return group * keys * heads * width(f) + head * width(f);
  }

  private int score(int group, int head) {
    return (group * heads + head) * queries * keys;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int width = width(f);
    int stride = heads * width;
    for (int group = from * groups; group < to * groups; group++) {
      for (int head = 0; head < heads; head++) {
        f.kernels()
            .matmulTransposedB(
                queries,
                keys,
                width,
                f.input(0),
                query(f, group, head),
                stride,
                f.input(1),
                key(f, group, head),
                stride,
                f.output(),
                score(group, head),
                keys,
                false);
      }
    }
    float by = factor * (f.variables() > 0 ? f.variable(0)[0] : 1f);
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      f.output()[i] *= by;
    }
  }

  @Override
  public void begin(Frame f) {
    f.kept(f.outputSize());
  }

  @Override
  public void backward(Frame f, int from, int to) {
    float by = factor * (f.variables() > 0 ? f.variable(0)[0] : 1f);
    float[] scaled = f.kept(f.outputSize());
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      scaled[i] = f.outputGradient()[i] * by;
    }
    int width = width(f);
    int stride = heads * width;
    for (int group = from * groups; group < to * groups; group++) {
      for (int head = 0; head < heads; head++) {
        int q = query(f, group, head);
        int k = key(f, group, head);
        int s = score(group, head);
        float[] dq = f.inputGradient(0);
        float[] dk = f.inputGradient(1);
        if (f.wantsGradient(0)) {
          f.kernels()
              .matmul(
                  queries,
                  width,
                  keys,
                  scaled,
                  s,
                  keys,
                  f.input(1),
                  k,
                  stride,
                  dq,
                  q,
                  stride,
                  false);
        }
        if (f.wantsGradient(1)) {
          f.kernels()
              .matmulTransposedA(
                  keys,
                  width,
                  queries,
                  scaled,
                  s,
                  keys,
                  f.input(0),
                  q,
                  stride,
                  dk,
                  k,
                  stride,
                  false);
        }
      }
    }
  }

  /// The products are computed anew, since the scale may be 0.
  @Override
  public void variableGradients(Frame f, int part, int parts) {
    if (part > 0) {
      return;
    }
    int width = width(f);
    double sum = 0;
    for (int group = 0; group < f.rows() * groups; group++) {
      for (int head = 0; head < heads; head++) {
        for (int i = 0; i < queries * keys; i++) {
          int q = query(f, group, head) + i / keys * heads * width;
          int k = key(f, group, head) + i % keys * heads * width;
          float product = Rows.dot(f.input(0), q, f.input(1), k, width);
          sum += f.outputGradient()[score(group, head) + i] * (double) (product * factor);
        }
      }
    }
    f.variableGradient(0)[0] = (float) sum;
  }
}
