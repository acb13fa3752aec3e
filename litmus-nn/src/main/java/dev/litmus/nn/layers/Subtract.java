package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Merge;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The first of two inputs less the second, element by element.
///
/// Input shapes: alike, but that axes of size 1 are repeated. Output shape: the larger of each
/// axis.
public record Subtract(String name) implements Layer {
  public static Subtract of() {
    return new Subtract("");
  }

  @Override
  public boolean takesList() {
    return true;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Merging.shapeOfTwo(this, inputs);
  }

  @Override
  public Value emit(Emitter emitter) {
    return Merging.emit(this, emitter, Merge.Kind.SUBTRACT);
  }

  @Override
  public @Nullable Value emitMask(Emitter emitter) {
    return Merging.mask(emitter);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.map();
  }

  /// Reads Keras's configuration.
  public static Subtract fromConfig(Config config) {
    return new Subtract(config.string("name", ""));
  }
}
