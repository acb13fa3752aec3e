package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Merge;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sum of its inputs, element by element.
///
/// Input shapes: alike, but that axes of size 1 are repeated. Output shape: the larger of each
/// axis.
public record Add(String name) implements Layer {
  public static Add of() {
    return new Add("");
  }

  @Override
  public boolean takesList() {
    return true;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Merging.shape(this, inputs);
  }

  @Override
  public Value emit(Emitter emitter) {
    return Merging.emit(this, emitter, Merge.Kind.ADD);
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
  public static Add fromConfig(Config config) {
    return new Add(config.string("name", ""));
  }
}
