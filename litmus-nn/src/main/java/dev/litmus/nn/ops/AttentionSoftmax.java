package dev.litmus.nn.ops;

import java.util.List;

/// y = softmax over the keys of scores x (.., queries, keys), of which some are taken away by
/// masks.
///
/// dx = y (dy - sum of dy y) over the keys, and 0 for what was replaced.
///
/// @param causal whether a query sees no later key
/// @param window when positive, a query sees only keys less than that far away
/// @param masks what each input after the scores masks
/// @param way how scores are taken away; it matters only where all of a query's are
public record AttentionSoftmax(
    int queries, int keys, boolean causal, int window, List<Masked> masks, Way way) implements Op {
  private static final float FAR = 1e9f;

  /// How a score is taken away: Keras's layers differ.
  public enum Way {
    /// It becomes -1e9.
    REPLACED,
    /// It is made less by 1e9.
    SUBTRACTED,
    /// It becomes -1e9, and the result becomes 0.
    ZEROED
  }

  /// What a mask has an element for.
  public enum Masked {
    QUERIES,
    KEYS,
    /// Each pair of a query and a key, of all heads or of each.
    PAIRS
  }

  /// Makes the list of masks one that does not change.
  public AttentionSoftmax {
    masks = List.copyOf(masks);
  }

  private boolean counts(Frame f, int row, int line, int key) {
    int query = line % queries;
    if ((causal && key > query) || (window > 0 && Math.abs(query - key) >= window)) {
      return false;
    }
    for (int i = 0; i < masks.size(); i++) {
      float[] mask = f.input(1 + i);
      int size = f.inputSize(1 + i);
      int place =
          switch (masks.get(i)) {
            case QUERIES -> query;
            case KEYS -> key;
            case PAIRS -> (line * keys + key) % size;
          };
      if (mask[row * size + place] == 0f) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] y = f.output();
    int lines = f.outputSize() / keys;
    for (int row = from; row < to; row++) {
      for (int line = 0; line < lines; line++) {
        int at = row * f.outputSize() + line * keys;
        for (int key = 0; key < keys; key++) {
          float x = f.input(0)[at + key];
          y[at + key] = counts(f, row, line, key) ? x : way == Way.SUBTRACTED ? x - FAR : -FAR;
        }
        Activations.SOFTMAX.forward(f.kernels(), y, y, at, 1, keys);
        for (int key = 0; way == Way.ZEROED && key < keys; key++) {
          y[at + key] = counts(f, row, line, key) ? y[at + key] : 0f;
        }
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    float[] dx = f.inputGradient(0);
    boolean wanted = f.wantsGradient(0);
    NoGradient.fill(f, from, to);
    int lines = f.outputSize() / keys;
    for (int row = from; wanted && row < to; row++) {
      for (int line = 0; line < lines; line++) {
        int at = row * f.outputSize() + line * keys;
        float sum = Rows.dot(f.outputGradient(), at, f.output(), at, keys);
        for (int key = 0; key < keys; key++) {
          float d = f.output()[at + key] * (f.outputGradient()[at + key] - sum);
          dx[at + key] = way == Way.SUBTRACTED || counts(f, row, line, key) ? d : 0f;
        }
      }
    }
  }
}
