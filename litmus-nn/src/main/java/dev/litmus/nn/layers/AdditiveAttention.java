package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.DropoutOp;
import dev.litmus.nn.ops.Noise;
import dev.litmus.nn.ops.TanhScores;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Attention by sums, after Bahdanau: scores sum of s tanh(q + k), softmax over the keys, the
/// values' sum by it.
///
/// Inputs: a list of query `(batch, queries, width)`, value `(batch, keys, width)` and perhaps a
/// key like the value, which is otherwise the value. Output shape: `(batch, queries, width of
/// value)`. The call may ask for `use_causal_mask` and `return_attention_scores`. Masked keys get
/// no weight; where a query is masked the output is 0.
///
/// @param useScale whether the scores have a scale that is learnt
/// @param dropout the share of the weights to drop in training
public record AdditiveAttention(String name, boolean useScale, double dropout, @Nullable Long seed)
    implements Layer {
  public AdditiveAttention {
    if (!(dropout >= 0 && dropout <= 1)) {
      throw new IllegalArgumentException(
          "AdditiveAttention: dropout must be from 0 to 1; found " + dropout);
    }
  }

  /// A layer with Keras's defaults.
  public static AdditiveAttention of() {
    return new AdditiveAttention("", true, 0, null);
  }

  @Override
  public boolean takesList() {
    return true;
  }

  @Override
  public Set<String> callArguments() {
    return AttentionCall.ARGUMENTS;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs, Map.of()).getFirst();
  }

  @Override
  public List<Shape> outputShapes(
      List<Shape> inputs, Map<String, ? extends @Nullable Object> arguments) {
    return AttentionCall.shapes(this, inputs, arguments);
  }

  @Override
  public void build(LayerBuilder builder) {
    if (useScale) {
      builder.variable(
          "scale", Shape.of(builder.input().last()), WeightOptions.of("glorot_uniform"));
    }
    if (dropout > 0) {
      builder.seedGenerator(seed);
    }
  }

  @Override
  public Value emit(Emitter emitter) {
    return emitAll(emitter).getFirst();
  }

  @Override
  public List<Value> emitAll(Emitter emitter) {
    Value query = emitter.input();
    Value key = AttentionCall.key(emitter);
    int groups = AttentionCall.groups(query);
    int queries = query.shape().dim(-2);
    int keys = key.shape().dim(-2);
    List<Variable> variables = useScale ? List.of(emitter.variable("scale")) : List.of();
    TanhScores op = new TanhScores(groups, queries, keys, false, false, useScale);
    Shape shape = AttentionCall.scores(emitter);
    Value scores = emitter.op(op, shape, DType.FLOAT32, List.of(query, key), variables);
    return AttentionCall.results(
        emitter,
        scores,
        dropout,
        weights -> emitter.op(new DropoutOp(dropout, Noise.each(weights.shape())), weights));
  }

  @Override
  public @Nullable Value emitMask(Emitter emitter) {
    return AttentionCall.mask(emitter, 0);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("use_scale", useScale);
    config.put("dropout", dropout);
    config.put("seed", seed);
    return config;
  }

  /// Reads Keras's configuration.
  public static AdditiveAttention fromConfig(Config config) {
    return new AdditiveAttention(
        config.string("name", ""),
        config.bool("use_scale", true),
        config.number("dropout", 0),
        config.longOrNull("seed"));
  }
}
