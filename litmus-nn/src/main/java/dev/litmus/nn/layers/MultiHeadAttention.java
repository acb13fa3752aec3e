package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.AttentionSoftmax;
import dev.litmus.nn.ops.AttentionSum;
import dev.litmus.nn.ops.DotScores;
import dev.litmus.nn.ops.Merge;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Attention of several heads: each projects query, key and value, weighs the values by the softmax
/// of q k^T / sqrt(keyDim), and all together are projected to the output. Vaswani et al.,
/// "Attention is all you need" (2017).
///
/// Inputs: query `(batch, queries, width)`, value `(batch, keys, width)` and perhaps a key like the
/// value, which is otherwise the value; there may be further axes before those attended along.
/// Output shape: the query's, with `outputSizes` as last axes where given. The call may have an
/// `attention_mask`, ask for `use_causal_mask` and for `return_attention_scores`. Masks of query,
/// value and key are taken into account.
///
/// Defaults are Keras's: values as wide as keys, biases, attention along all axes but the last.
///
/// @param keyDim how wide the projected queries and keys of a head are
/// @param valueDim how wide the projected values of a head are
/// @param dropout the share of the weights to drop in training
/// @param useGate whether a learnt gate of the query multiplies what the heads give
/// @param outputSizes Keras's `output_shape`; empty for the query's width
/// @param attentionAxes the axes to attend along, the last before the features; empty for all
/// @param slidingWindow when positive, a query sees only keys less than that far away
public record MultiHeadAttention(
    String name,
    int numHeads,
    int keyDim,
    int valueDim,
    double dropout,
    boolean useBias,
    boolean useGate,
    List<Integer> outputSizes,
    List<Integer> attentionAxes,
    int slidingWindow,
    WeightOptions kernel,
    WeightOptions bias,
    @Nullable Long seed,
    Optional<Regularizer> activityRegularizer)
    implements Layer {
  private static final String SCORES = "return_attention_scores";

  public MultiHeadAttention {
    outputSizes = List.copyOf(outputSizes);
    attentionAxes = List.copyOf(attentionAxes);
    if (numHeads < 1 || keyDim < 1 || valueDim < 1) {
      throw new IllegalArgumentException(
          "MultiHeadAttention: num_heads, key_dim and value_dim must be at least 1; found %d, %d, %d"
              .formatted(numHeads, keyDim, valueDim));
    }
  }

  /// A layer with Keras's defaults.
  public static MultiHeadAttention of(int numHeads, int keyDim) {
    return new MultiHeadAttention(
        "",
        numHeads,
        keyDim,
        keyDim,
        0,
        true,
        false,
        List.of(),
        List.of(),
        0,
        WeightOptions.of("glorot_uniform"),
        WeightOptions.of("zeros"),
        null,
        Optional.empty());
  }

  @Override
  public List<String> positionalArguments() {
    return List.of("query", "value", "key");
  }

  @Override
  public Set<String> callArguments() {
    return Set.of(
        "attention_mask", "use_causal_mask", SCORES, "query_mask", "value_mask", "key_mask");
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs, Map.of()).getFirst();
  }

  @Override
  public List<Shape> outputShapes(
      List<Shape> inputs, Map<String, ? extends @Nullable Object> arguments) {
    if (inputs.size() < 2
        || inputs.size() > 3
        || inputs.stream().anyMatch(s -> s.rank() < 3 || s.last() == Shape.UNKNOWN)
        || inputs.stream().anyMatch(s -> s.rank() != inputs.getFirst().rank())) {
      throw new ShapeException(
          this, "query, value and perhaps key of shape (batch, time, width)", inputs);
    }
    Shape query = inputs.getFirst();
    List<Shape> shapes = new ArrayList<>();
    shapes.add(ending(query, outputSizes));
    if (Boolean.TRUE.equals(arguments.get(SCORES))) {
      shapes.add(scores(query, inputs.get(1)));
    }
    return shapes;
  }

  /// The query's shape with other last axes; itself when none are given.
  private static Shape ending(Shape query, List<Integer> sizes) {
    return sizes.isEmpty()
        ? query
        : Shape.of(
            IntStream.concat(
                    Arrays.stream(query.dims(), 0, query.rank() - 1),
                    sizes.stream().mapToInt(Integer::intValue))
                .toArray());
  }

  /// The first axis that is attended along.
  private int firstAxis(int rank) {
    List<Integer> axes = attentionAxes.stream().map(axis -> axis < 0 ? axis + rank : axis).toList();
    int first = axes.isEmpty() ? 1 : axes.getFirst();
    List<Integer> last = IntStream.range(first, rank - 1).boxed().toList();
    if (first < 1 || (!axes.isEmpty() && !axes.equals(last))) {
      throw new IllegalArgumentException(
          ("%s '%s': attention_axes %s is not supported for inputs of %d axes; expected the last"
                  + " ones before the features, in order")
              .formatted(className(), name, attentionAxes, rank));
    }
    return first;
  }

  /// `(batch, free axes, heads, axes of the queries, axes of the keys)`.
  private Shape scores(Shape query, Shape value) {
    int first = firstAxis(query.rank());
    List<Integer> dims = new ArrayList<>();
    Arrays.stream(query.dims(), 0, first).forEach(dims::add);
    dims.add(numHeads);
    Arrays.stream(query.dims(), first, query.rank() - 1).forEach(dims::add);
    Arrays.stream(value.dims(), first, value.rank() - 1).forEach(dims::add);
    return Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  @Override
  public void build(LayerBuilder builder) {
    Shape query = builder.input();
    Shape value = builder.inputs().get(1);
    Shape key = builder.inputs().get(builder.inputs().size() > 2 ? 2 : 1);
    builder.child("query_dense", projection("query", query, keyDim), List.of(query));
    builder.child("key_dense", projection("key", key, keyDim), List.of(key));
    if (useGate) {
      EinsumDense gate = projection("gate", query, valueDim);
      builder.child("_gate_dense", gate.activation(Activations.SIGMOID), List.of(query));
    }
    builder.child("value_dense", projection("value", value, valueDim), List.of(value));
    builder.child("_softmax", new Activation("softmax", Activations.SOFTMAX), List.of(query));
    builder.child("_dropout_layer", new Dropout("", dropout, seed), List.of(query));
    List<Integer> sizes = outputSizes.isEmpty() ? List.of(query.last()) : outputSizes;
    Shape heads = heads(query, valueDim);
    builder.child(
        "output_dense", dense("attention_output", query.rank() - 1, 2, sizes), List.of(heads));
  }

  private EinsumDense projection(String part, Shape input, int width) {
    return dense(part, input.rank() - 1, 1, List.of(numHeads, width));
  }

  /// A projection along the last `bound` axes behind `free` others.
  private EinsumDense dense(String part, int free, int bound, List<Integer> sizes) {
    String kept = letters(0, free);
    String summed = letters(free, bound);
    String added = letters(free + bound, sizes.size());
    List<Integer> all = new ArrayList<>(Collections.nCopies(free - 1, Shape.UNKNOWN));
    all.addAll(sizes);
    return new EinsumDense(
        part,
        "%s%s,%s%s->%s%s".formatted(kept, summed, summed, added, kept, added),
        all,
        useBias ? added : "",
        Activations.LINEAR,
        kernel,
        bias,
        activityRegularizer);
  }

  private static String letters(int first, int count) {
    return "abcdefghijklmnopqrstuvwxyz".substring(first, first + count);
  }

  private Shape heads(Shape sequence, int width) {
    return ending(sequence, List.of(numHeads, width));
  }

  @Override
  public Value emit(Emitter emitter) {
    return emitAll(emitter).getFirst();
  }

  @Override
  public List<Value> emitAll(Emitter emitter) {
    List<Value> inputs = emitter.inputs();
    Shape shape = inputs.getFirst().shape();
    int first = firstAxis(shape.rank());
    int groups = product(shape, 1, first);
    int queries = product(shape, first, shape.rank() - 1);
    int keys = product(inputs.get(1).shape(), first, shape.rank() - 1);
    Value q = project(emitter, "query_dense", inputs.getFirst());
    Value k = project(emitter, "key_dense", inputs.get(inputs.size() > 2 ? 2 : 1));
    Value v = project(emitter, "value_dense", inputs.get(1));
    Value scores =
        emitter.op(
            new DotScores(groups, numHeads, queries, keys, (float) (1 / Math.sqrt(keyDim))),
            scores(shape, inputs.get(1).shape()),
            DType.FLOAT32,
            List.of(q, k),
            List.of());
    Value weights = softmax(emitter, scores, queries, keys);
    Value kept =
        dropout > 0 ? emitter.child("_dropout_layer", List.of(weights), null).getFirst() : weights;
    Value heads =
        emitter.op(
            new AttentionSum(groups, numHeads, queries, keys),
            heads(shape, valueDim),
            DType.FLOAT32,
            List.of(kept, v),
            List.of());
    if (useGate) {
      Value gate = project(emitter, "_gate_dense", inputs.getFirst());
      Merge product = new Merge(Merge.Kind.MULTIPLY, List.of(new int[0], new int[0]));
      heads = emitter.op(product, heads.shape(), DType.FLOAT32, List.of(heads, gate), List.of());
    }
    Value y = project(emitter, "output_dense", heads);
    return Boolean.TRUE.equals(emitter.argument(SCORES)) ? List.of(y, weights) : List.of(y);
  }

  private static Value project(Emitter emitter, String attribute, Value x) {
    return emitter.child(attribute, List.of(x), null).getFirst();
  }

  private static int product(Shape shape, int from, int to) {
    return Arrays.stream(shape.dims(), from, to).reduce(1, (a, b) -> a * b);
  }

  private Value softmax(Emitter emitter, Value scores, int queries, int keys) {
    List<Value> inputs = new ArrayList<>(List.of(scores));
    List<AttentionSoftmax.Masked> masked = new ArrayList<>();
    add(emitter.mask(0), AttentionSoftmax.Masked.QUERIES, inputs, masked);
    add(mask(emitter, "value_mask", 1), AttentionSoftmax.Masked.KEYS, inputs, masked);
    if (emitter.inputs().size() > 2) {
      add(mask(emitter, "key_mask", 2), AttentionSoftmax.Masked.KEYS, inputs, masked);
    }
    add(emitter.keyword("attention_mask"), AttentionSoftmax.Masked.PAIRS, inputs, masked);
    boolean causal = Boolean.TRUE.equals(emitter.argument("use_causal_mask"));
    boolean plain = emitter.input().shape().rank() == 3;
    if (!plain && (causal || slidingWindow > 0 || !masked.isEmpty())) {
      throw new IllegalArgumentException(
          "%s '%s': masks are supported for inputs of 3 axes; found %s"
              .formatted(className(), name, emitter.input().shape()));
    }
    for (int i = 0; i < masked.size(); i++) {
      int expected =
          switch (masked.get(i)) {
            case QUERIES -> queries;
            case KEYS -> keys;
            case PAIRS -> queries * keys;
          };
      int found = inputs.get(1 + i).shape().rowSize();
      boolean perHead =
          masked.get(i) == AttentionSoftmax.Masked.PAIRS && found == numHeads * expected;
      if (found != expected && !perHead) {
        throw new ShapeException(
            this,
            "a mask of %d elements a row".formatted(expected),
            List.of(inputs.get(1 + i).shape()));
      }
    }
    // Keras computes the plain case by another way, which treats a query without keys otherwise.
    boolean zeroed = dropout > 0 || !plain || Boolean.TRUE.equals(emitter.argument(SCORES));
    AttentionSoftmax softmax =
        new AttentionSoftmax(
            queries,
            keys,
            causal,
            slidingWindow,
            masked,
            zeroed ? AttentionSoftmax.Way.ZEROED : AttentionSoftmax.Way.REPLACED);
    return emitter.op(softmax, scores.shape(), DType.FLOAT32, inputs, List.of());
  }

  private static @Nullable Value mask(Emitter emitter, String keyword, int input) {
    Value named = emitter.keyword(keyword);
    return named == null ? emitter.mask(input) : named;
  }

  private static void add(
      @Nullable Value mask,
      AttentionSoftmax.Masked what,
      List<Value> inputs,
      List<AttentionSoftmax.Masked> masked) {
    if (mask != null) {
      inputs.add(mask);
      masked.add(what);
    }
  }

  @Override
  public @Nullable Value emitMask(Emitter emitter) {
    return emitter.mask(0);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.beginning(activityRegularizer);
    config.put("num_heads", (long) numHeads);
    config.put("key_dim", (long) keyDim);
    config.put("value_dim", (long) valueDim);
    config.put("dropout", dropout);
    config.put("use_bias", useBias);
    if (useGate) {
      // Younger than the rest: left out where it makes no difference.
      config.put("use_gate", true);
    }
    config.put("output_shape", outputSizes.isEmpty() ? null : longs(outputSizes));
    config.put("attention_axes", attentionAxes.isEmpty() ? null : longs(attentionAxes));
    if (slidingWindow > 0) {
      config.put("sliding_window", (long) slidingWindow);
    }
    WeightOptions.write(config, Map.entry("kernel", kernel), Map.entry("bias", bias));
    config.put("seed", seed);
    return config;
  }

  private static List<Long> longs(List<Integer> numbers) {
    return numbers.stream().map(Integer::longValue).toList();
  }

  /// Reads Keras's configuration.
  public static MultiHeadAttention fromConfig(Config config) {
    config.requireDefault("flash_attention", false);
    // Keras 2 wrote the shapes that the layer was built for.
    config.ignore("query_shape", "key_shape", "value_shape");
    int keyDim = config.integer("key_dim", 1);
    return new MultiHeadAttention(
        config.string("name", ""),
        config.integer("num_heads", 1),
        keyDim,
        config.integer("value_dim", 1, keyDim),
        config.number("dropout", 0),
        config.bool("use_bias", true),
        config.bool("use_gate", false),
        integers(config, "output_shape"),
        integers(config, "attention_axes"),
        config.integer("sliding_window", 0, 0),
        WeightOptions.read(config, "kernel", "glorot_uniform"),
        WeightOptions.read(config, "bias", "zeros"),
        config.longOrNull("seed"),
        Configs.regularizer(config, "activity_regularizer"));
  }

  private static List<Integer> integers(Config config, String key) {
    return config.has(key)
        ? Configs.numbers(config, key).stream().map(Double::intValue).toList()
        : List.of();
  }
}
