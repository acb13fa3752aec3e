package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Passes its input on.
public record Identity(String name) implements Layer {
  public static Identity of() {
    return new Identity("");
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return single(inputs);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return inputs.getFirst();
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    return emitter.input();
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.map();
  }

  /// Reads Keras's configuration.
  public static Identity fromConfig(Config config) {
    return new Identity(config.string("name", ""));
  }
}
