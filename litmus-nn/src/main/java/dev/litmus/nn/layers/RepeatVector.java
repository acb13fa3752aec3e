package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Rearrange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Each row n times, as the steps of a sequence.
///
/// Input shape: `(batch, features)`. Output shape: `(batch, n, features)`.
///
/// @param n how many steps, at least 1
public record RepeatVector(String name, int n) implements Layer {
  public RepeatVector {
    if (n < 1) {
      throw new IllegalArgumentException("RepeatVector: n must be at least 1; found " + n);
    }
  }

  public static RepeatVector of(int n) {
    return new RepeatVector("", n);
  }

  public RepeatVector named(String newName) {
    return new RepeatVector(newName, n);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape shape = single(inputs);
    if (shape.rank() != 2 || shape.last() == Shape.UNKNOWN) {
      throw new ShapeException(this, "(batch, features)", inputs);
    }
    return Shape.batchOf(n, shape.last());
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    int features = x.shape().last();
    return emitter.op(
        Rearrange.repeated(1, 1, features, n, 1),
        Shape.batchOf(n, features),
        DType.FLOAT32,
        List.of(x),
        List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("n", (long) n);
    return config;
  }

  /// Reads Keras's configuration.
  public static RepeatVector fromConfig(Config config) {
    return new RepeatVector(config.string("name", ""), config.integer("n", 1));
  }
}
