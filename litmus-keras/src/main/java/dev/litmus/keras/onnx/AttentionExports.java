package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.AdditiveAttention;
import dev.litmus.nn.layers.Attention;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attention by one head: scores, softmax over the keys, the values' sum by it.
final class AttentionExports {
  /// How far scores are taken away where keys do not count.
  private static final double FAR = 1e9;

  private static final String SCORES = "return_attention_scores";

  private AttentionExports() {}

  static List<Term> attention(Attention layer, OnnxEmitter e) {
    Term scores;
    if (layer.scoreMode() == Attention.ScoreMode.CONCAT) {
      Term sum = sums(e);
      Term scaled = layer.useScale() ? e.op("Mul", e.weight("scale"), sum) : sum;
      Term total = e.reduce("ReduceSum", e.op("Tanh", scaled), false, -1);
      scores = e.op("Mul", e.weight("concat_score_weight"), total);
    } else {
      int rank = e.shape().rank();
      int[] order = new int[rank];
      for (int axis = 0; axis < rank; axis++) {
        order[axis] = axis < rank - 2 ? axis : 2 * rank - 3 - axis;
      }
      Term product = e.op("MatMul", e.number(0), e.transpose(key(e), order));
      scores = layer.useScale() ? e.op("Mul", e.weight("scale"), product) : product;
    }
    return results(e, scores);
  }

  static List<Term> additive(AdditiveAttention layer, OnnxEmitter e) {
    Term tanh = e.op("Tanh", sums(e));
    Term weighted = layer.useScale() ? e.op("Mul", e.weight("scale"), tanh) : tanh;
    return results(e, e.reduce("ReduceSum", weighted, false, -1));
  }

  /// Every query plus every key, `(batch, .., queries, keys, width)`.
  private static Term sums(OnnxEmitter e) {
    int rank = e.shape().rank();
    return e.op("Add", e.unsqueeze(e.number(0), rank - 1), e.unsqueeze(key(e), rank - 2));
  }

  private static Term key(OnnxEmitter e) {
    return e.number(e.values().size() > 2 ? 2 : 1);
  }

  private static List<Term> results(OnnxEmitter e, Term scores) {
    int rank = e.shape().rank();
    OnnxMask queries = e.masked("mask.0", 0);
    OnnxMask values = e.masked("mask.1", 1);
    e.setMask(queries);
    List<Term> masks = new ArrayList<>();
    if (values != null) {
      masks.add(e.unsqueeze(values.term(), before(values.rank(), rank)));
    }
    if (asks(e, "use_causal_mask")) {
      masks.add(e.op("LessOrEqual", keyPlaces(e, scores, rank), queryPlaces(e, scores, rank)));
    }
    Term counts = all(e, masks);
    Term kept =
        counts == null
            ? scores
            : e.op("Where", counts, scores, e.op("Sub", scores, e.constant(FAR)));
    Term weights = e.node("Softmax").with("axis", -1).of(kept);
    Term y = e.op("MatMul", weights, e.number(1));
    if (queries != null) {
      Term rows = e.unsqueeze(queries.term(), queries.rank());
      y = e.op("Where", rows, y, e.constant(0));
    }
    return asks(e, SCORES) ? List.of(y, weights) : List.of(y);
  }

  /// The axes that a mask of keys lacks beside scores.
  private static long[] before(int maskRank, int rank) {
    long[] axes = new long[rank - maskRank];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = maskRank - 1L + i;
    }
    return axes;
  }

  /// Whether the call has that argument as true.
  static boolean asks(OnnxEmitter e, String argument) {
    return Boolean.TRUE.equals(e.argument(argument));
  }

  /// Where all masks hold; null when there are none.
  static @Nullable Term all(OnnxEmitter e, List<Term> masks) {
    return masks.stream().reduce((a, b) -> e.op("And", a, b)).orElse(null);
  }

  /// The numbers of the queries beside scores, `(queries, 1)`.
  static Term queryPlaces(OnnxEmitter e, Term scores, int rank) {
    return e.unsqueeze(places(e, scores, rank - 2), 1);
  }

  /// The numbers of the keys beside scores, `(1, keys)`.
  static Term keyPlaces(OnnxEmitter e, Term scores, int rank) {
    return e.unsqueeze(places(e, scores, rank - 1), 0);
  }

  private static Term places(OnnxEmitter e, Term scores, int axis) {
    return e.op("Range", e.integer(0), e.squeeze(e.size(scores, axis), 0), e.integer(1));
  }
}
