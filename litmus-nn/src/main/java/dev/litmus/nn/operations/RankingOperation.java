package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Ranking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operations `sort`, `argsort` and `top_k`: elements along an axis in order, or their places.
///
/// Output shape: the input's, with k elements along the last axis for `top_k`, which gives elements
/// and places.
///
/// @param kind which of them
/// @param axis the axis, not the batch; negative counts from the end
/// @param k how many `top_k` gives
public record RankingOperation(String name, Kind kind, int axis, int k) implements Operation {
  /// Which operation it is.
  public enum Kind {
    SORT("Sort"),
    ARGSORT("Argsort"),
    TOP_K("TopK");

    private final String className;

    Kind(String className) {
      this.className = className;
    }
  }

  @Override
  public String className() {
    return kind.className;
  }

  @Override
  public String module() {
    return kind == Kind.TOP_K ? "keras.src.ops.math" : "keras.src.ops.numpy";
  }

  @Override
  public List<String> parameters() {
    return List.of("x");
  }

  @Override
  public List<Operand> operands() {
    return List.of(Operand.input());
  }

  private int along(Shape input) {
    try {
      int along = Axes.inRow(axis, input.rank());
      int size = input.dim(along);
      if (kind == Kind.TOP_K && size != Shape.UNKNOWN && k > size) {
        throw new IllegalArgumentException("at least %d elements to choose from".formatted(k));
      }
      return along;
    } catch (IllegalArgumentException e) {
      throw new ShapeException(this, String.valueOf(e.getMessage()), List.of(input));
    }
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    int along = along(input);
    return kind == Kind.TOP_K ? input.withDim(along, k) : input;
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Shape shape = outputShape(inputs);
    return kind == Kind.TOP_K ? List.of(shape, shape) : List.of(shape);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return kind == Kind.ARGSORT ? DType.INT32 : inputs.getFirst();
  }

  @Override
  public List<DType> outputTypes(List<DType> inputs) {
    return kind == Kind.TOP_K
        ? List.of(inputs.getFirst(), DType.INT32)
        : List.of(outputType(inputs));
  }

  @Override
  public Value emit(Emitter emitter) {
    return ranked(emitter, kind == Kind.ARGSORT);
  }

  @Override
  public List<Value> emitAll(Emitter emitter) {
    return kind == Kind.TOP_K
        ? List.of(ranked(emitter, false), ranked(emitter, true))
        : List.of(emit(emitter));
  }

  private Value ranked(Emitter emitter, boolean places) {
    Value x = emitter.input();
    int along = along(x.shape());
    Shape shape = outputShape(List.of(x.shape()));
    Ranking op =
        new Ranking(
            x.shape().dim(along),
            shape.dim(along),
            Axes.steps(x.shape())[along],
            kind == Kind.TOP_K,
            places);
    return emitter.op(op, shape, places ? DType.INT32 : x.dtype(), List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (kind == Kind.TOP_K) {
      config.put("k", (long) k);
      config.put("sorted", true);
    } else {
      config.put("axis", (long) axis);
    }
    return config;
  }

  static RankingOperation fromConfig(Kind kind, Config config) {
    Operands.all(config, List.of("x"));
    String name = config.string("name", "");
    if (kind == Kind.TOP_K) {
      // Without order the largest come in any; so in this one too.
      config.ignore("sorted");
      return new RankingOperation(name, kind, -1, config.integer("k", 1));
    }
    return new RankingOperation(name, kind, Axes.one(config, "axis"), 0);
  }
}
