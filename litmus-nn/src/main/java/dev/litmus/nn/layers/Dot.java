package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.BatchDot;
import dev.litmus.nn.ops.Grouping;
import dev.litmus.nn.ops.UnitNormalize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sum of products of two inputs along an axis of each, row by row: inputs (batch, 3, 5) and
/// (batch, 10, 3) with axes 1 and 2 give (batch, 5, 10).
///
/// Output shape: the first input's axes but the one, then the second's but batch and the one;
/// (batch,
/// 1) for two vectors.
///
/// @param axes the axis of both inputs, or one for each; not the batch; negative ones count from
///   the end
/// @param normalize whether to scale vectors along the axes to length 1, which makes the result the
///   cosine of their angle; Keras's default is false
public record Dot(String name, List<Integer> axes, boolean normalize) implements Layer {
  /// Keras's `epsilon()`: a vector below that length is not made longer than by its inverse.
  private static final double SHORTEST = 1e-7;

  public Dot {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || axes.size() > 2) {
      throw new IllegalArgumentException("Dot: expected one axis or two; found " + axes);
    }
  }

  /// Along the same axis of both inputs.
  public static Dot of(int axis) {
    return new Dot("", List.of(axis), false);
  }

  @Override
  public boolean takesList() {
    return true;
  }

  private int axis(int input, Shape shape) {
    return Axes.positive(axes.get(Math.min(input, axes.size() - 1)), shape);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (inputs.size() != 2) {
      throw new ShapeException(this, "two inputs", inputs);
    }
    List<Integer> sizes = new ArrayList<>();
    List<Integer> kept = new ArrayList<>(List.of(Shape.UNKNOWN));
    for (int input = 0; input < 2; input++) {
      Shape shape = inputs.get(input);
      int along = axis(input, shape);
      if (along < 1 || along >= shape.rank()) {
        throw new ShapeException(this, "axes " + axes + " that are not the batch", inputs);
      }
      sizes.add(shape.dim(along));
      for (int axis = 1; axis < shape.rank(); axis++) {
        if (axis != along) {
          kept.add(shape.dim(axis));
        }
      }
    }
    if (!sizes.getFirst().equals(sizes.getLast())) {
      throw new ShapeException(this, "the same size along axes " + axes, inputs);
    }
    if (kept.size() == 1) {
      kept.add(1);
    }
    return Shape.of(kept.stream().mapToInt(Integer::intValue).toArray());
  }

  @Override
  public Value emit(Emitter emitter) {
    List<Value> inputs = new ArrayList<>();
    int[] inner = {1, 1};
    for (int input = 0; input < 2; input++) {
      Value x = emitter.inputs().get(input);
      Shape shape = x.shape();
      int along = axis(input, shape);
      for (int axis = along + 1; axis < shape.rank(); axis++) {
        inner[input] *= shape.dim(axis);
      }
      Grouping vectors = Grouping.by(shape, Axes.others(List.of(along), shape));
      inputs.add(normalize ? emitter.op(new UnitNormalize(vectors, SHORTEST), x) : x);
    }
    Shape first = inputs.getFirst().shape();
    BatchDot op = new BatchDot(first.dim(axis(0, first)), inner[0], inner[1]);
    Shape shape = outputShape(inputs.stream().map(Value::shape).toList());
    return emitter.op(op, shape, DType.FLOAT32, inputs, List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("axes", Axes.write(axes));
    config.put("normalize", normalize);
    return config;
  }

  /// Reads Keras's configuration.
  public static Dot fromConfig(Config config) {
    return new Dot(
        config.string("name", ""), Axes.read(config, "axes"), config.bool("normalize", false));
  }
}
