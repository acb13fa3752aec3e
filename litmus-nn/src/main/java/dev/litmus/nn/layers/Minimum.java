package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Merge;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The least of its inputs, element by element.
///
/// Input shapes: alike, but that axes of size 1 are repeated. Output shape: the larger of each
/// axis.
public record Minimum(String name) implements Layer {
  public static Minimum of() {
    return new Minimum("");
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
    Merging.refuseMasks(this, emitter);
    return Merging.emit(this, emitter, Merge.Kind.MINIMUM);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.map();
  }

  /// Reads Keras's configuration.
  public static Minimum fromConfig(Config config) {
    return new Minimum(config.string("name", ""));
  }
}
