package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Merge;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    boolean masked =
        IntStream.range(0, emitter.inputs().size()).anyMatch(i -> emitter.mask(i) != null);
    return masked
        ? MaskedMerging.extreme(this, emitter, Merge.Kind.MINIMUM)
        : Merging.emit(this, emitter, Merge.Kind.MINIMUM);
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
  public static Minimum fromConfig(Config config) {
    return new Minimum(config.string("name", ""));
  }
}
