package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.AttentionSoftmax;
import dev.litmus.nn.ops.AttentionSum;
import dev.litmus.nn.ops.KeepSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What [Attention] and [AdditiveAttention] have in common: inputs are a list of query `(batch, ..,
/// queries, width)`, value `(batch, .., keys, width)` and perhaps a key like the value.
final class AttentionCall {
  static final Set<String> ARGUMENTS = Set.of("use_causal_mask", "return_attention_scores", "mask");

  private AttentionCall() {}

  /// The output's shape, and that of the scores where the call asks for them.
  static List<Shape> shapes(
      Layer layer, List<Shape> inputs, Map<String, ? extends @Nullable Object> arguments) {
    if (inputs.size() < 2
        || inputs.size() > 3
        || inputs.stream().anyMatch(s -> s.rank() < 3 || s.last() == Shape.UNKNOWN)) {
      throw new ShapeException(
          layer, "a list of query, value and perhaps key of shape (batch, time, width)", inputs);
    }
    Shape query = inputs.get(0);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(query.withLast(inputs.get(1).last()));
    if (Boolean.TRUE.equals(arguments.get("return_attention_scores"))) {
      shapes.add(query.withLast(inputs.getLast().dim(-2)));
    }
    return shapes;
  }

  /// The sequences of a row that each attend to themselves only.
  static int groups(Value query) {
    int[] dims = query.shape().dims();
    return Arrays.stream(dims, 1, dims.length - 2).reduce(1, (a, b) -> a * b);
  }

  static Value key(Emitter emitter) {
    return emitter.inputs().get(emitter.inputs().size() > 2 ? 2 : 1);
  }

  static Shape scores(Emitter emitter) {
    return emitter.input().shape().withLast(key(emitter).shape().dim(-2));
  }

  /// The mask given by name for an input, or the one that it comes with.
  static @Nullable Value mask(Emitter emitter, int input) {
    Value named = emitter.keyword("mask." + input);
    return named == null ? emitter.mask(input) : named;
  }

  /// From scores to results: masks, softmax, dropout, the sum of values.
  static List<Value> results(Emitter emitter, Value scores, double dropout, WithDropout drop) {
    int queries = scores.shape().dim(-2);
    int keys = scores.shape().last();
    Value value = emitter.inputs().get(1);
    List<Value> inputs = new ArrayList<>(List.of(scores));
    List<AttentionSoftmax.Masked> masked = new ArrayList<>();
    Value valueMask = mask(emitter, 1);
    if (valueMask != null) {
      inputs.add(valueMask);
      masked.add(AttentionSoftmax.Masked.KEYS);
    }
    boolean causal = Boolean.TRUE.equals(emitter.argument("use_causal_mask"));
    AttentionSoftmax softmax =
        new AttentionSoftmax(queries, keys, causal, 0, masked, AttentionSoftmax.Way.SUBTRACTED);
    Value weights = emitter.op(softmax, scores.shape(), DType.FLOAT32, inputs, List.of());
    Value kept = dropout > 0 ? drop.drop(weights) : weights;
    Shape shape = emitter.input().shape().withLast(value.shape().last());
    Value y =
        emitter.op(
            new AttentionSum(groups(scores), 1, queries, keys),
            shape,
            DType.FLOAT32,
            List.of(kept, value),
            List.of());
    Value queryMask = mask(emitter, 0);
    if (queryMask != null) {
      y = emitter.op(KeepSteps.orZero(), shape, DType.FLOAT32, List.of(y, queryMask), List.of());
    }
    return Boolean.TRUE.equals(emitter.argument("return_attention_scores"))
        ? List.of(y, kept)
        : List.of(y);
  }

  /// Emits dropout of the weights.
  @FunctionalInterface
  interface WithDropout {
    Value drop(Value weights);
  }
}
