package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.MultiHeadAttention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Attention by several heads. The axes before those attended along become one, and so do those
/// attended along: `(batch, groups, time, heads, width)`.
final class MultiHeadExports {
  /// The score of a key that does not count.
  private static final double FAR = -1e9;

  private static final String SCORES = "return_attention_scores";

  /// Axes of the scores: batch, groups, heads, queries, keys.
  private static final int SCORES_RANK = 5;

  private MultiHeadExports() {}

  static List<Term> attention(MultiHeadAttention layer, OnnxEmitter e) {
    e.setMask(e.masked(0));
    List<OnnxValue> inputs = e.values();
    OnnxValue value = inputs.get(1);
    OnnxValue key = inputs.get(inputs.size() > 2 ? 2 : 1);
    int rank = e.shape().rank();
    int first = layer.attentionAxes().isEmpty() ? 1 : rank - 1 - layer.attentionAxes().size();
    int groups = Arrays.stream(e.shape().dims(), 1, first).reduce(1, (a, b) -> a * b);
    if (Arrays.stream(e.shape().dims(), 1, first).anyMatch(size -> size == Shape.UNKNOWN)) {
      throw e.refuse("the axes before those attended along need a known size");
    }
    Term q = heads(e, "query_dense", inputs.getFirst(), groups, layer.keyDim(), layer.numHeads());
    Term k = heads(e, "key_dense", key, groups, layer.keyDim(), layer.numHeads());
    Term v = heads(e, "value_dense", value, groups, layer.valueDim(), layer.numHeads());
    Term byQuery = e.transpose(q, 0, 1, 3, 2, 4);
    Term product = e.op("MatMul", byQuery, e.transpose(k, 0, 1, 3, 4, 2));
    Term scores = e.op("Mul", product, e.constant(1 / Math.sqrt(layer.keyDim())));
    Term weights = softmax(layer, e, scores);
    Term sum = e.op("MatMul", weights, e.transpose(v, 0, 1, 3, 2, 4));
    Term queryAxes = axes(e, e.input(), 0, rank - 1);
    Term sizes = e.concat(0, List.of(queryAxes, e.integers(layer.numHeads(), layer.valueDim())));
    Term joined = e.op("Reshape", e.transpose(sum, 0, 1, 3, 2, 4), sizes);
    if (layer.useGate()) {
      joined = e.op("Mul", joined, project(e, "_gate_dense", inputs.getFirst()));
    }
    int[] dims = Arrays.copyOf(e.shape().dims(), rank + 1);
    dims[rank - 1] = layer.numHeads();
    dims[rank] = layer.valueDim();
    Term y = project(e, "output_dense", new OnnxValue(joined, Shape.of(dims), null));
    if (!AttentionExports.asks(e, SCORES)) {
      return List.of(y);
    }
    Term shape =
        e.concat(
            0,
            List.of(
                axes(e, e.input(), 0, first),
                e.integers(layer.numHeads()),
                axes(e, e.input(), first, rank - 1),
                axes(e, value.term(), first, rank - 1)));
    return List.of(y, e.op("Reshape", weights, shape));
  }

  private static Term axes(OnnxEmitter e, Term x, int from, int to) {
    return e.node("Shape").with("start", from).with("end", to).of(x);
  }

  private static Term project(OnnxEmitter e, String attribute, OnnxValue x) {
    return e.child(attribute, List.of(x)).getFirst().term();
  }

  private static Term heads(
      OnnxEmitter e, String attribute, OnnxValue x, int groups, int width, int heads) {
    return e.reshape(project(e, attribute, x), 0, groups, -1, heads, width);
  }

  /// As Keras computes it: where a query has no key at all, the plain way gives all the same
  /// weight, and the way with dropout, scores or further axes none.
  private static Term softmax(MultiHeadAttention layer, OnnxEmitter e, Term scores) {
    Term counts = AttentionExports.all(e, masks(layer, e, scores));
    Term kept = counts == null ? scores : e.op("Where", counts, scores, e.constant(FAR));
    Term weights = e.node("Softmax").with("axis", -1).of(kept);
    boolean plain =
        layer.dropout() == 0 && e.shape().rank() == 3 && !AttentionExports.asks(e, SCORES);
    return counts == null || plain ? weights : e.op("Where", counts, weights, e.constant(0));
  }

  /// Each with the axes of the scores.
  private static List<Term> masks(MultiHeadAttention layer, OnnxEmitter e, Term scores) {
    List<Term> masks = new ArrayList<>();
    OnnxMask queries = e.masked("query_mask", 0);
    if (queries != null) {
      masks.add(e.unsqueeze(queries.term(), 1, 2, 4));
    }
    OnnxMask values = e.masked("value_mask", 1);
    if (values != null) {
      masks.add(e.unsqueeze(values.term(), 1, 2, 3));
    }
    OnnxMask keys = e.values().size() > 2 ? e.masked("key_mask", 2) : null;
    if (keys != null) {
      masks.add(e.unsqueeze(keys.term(), 1, 2, 3));
    }
    OnnxValue pairs = e.keyword("attention_mask");
    if (pairs != null) {
      Term mask = e.bools(pairs.term());
      masks.add(pairs.shape().rank() == 3 ? e.unsqueeze(mask, 1, 2) : e.unsqueeze(mask, 1));
    }
    Term query = AttentionExports.queryPlaces(e, scores, SCORES_RANK);
    Term key = AttentionExports.keyPlaces(e, scores, SCORES_RANK);
    if (AttentionExports.asks(e, "use_causal_mask")) {
      masks.add(e.op("LessOrEqual", key, query));
    }
    if (layer.slidingWindow() > 0) {
      Term distance = e.op("Abs", e.op("Sub", query, key));
      masks.add(e.op("Less", distance, e.integer(layer.slidingWindow())));
    }
    return masks;
  }
}
