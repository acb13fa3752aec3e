package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Copy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays each row's elements side by side, with channels last.
///
/// Input shape: `(batch, ..)`. Output shape: `(batch, product of the others)`.
///
/// @param dataFormat where the channels stand; Keras's default is last
public record Flatten(String name, DataFormat dataFormat) implements Layer {
  public static Flatten of() {
    return new Flatten("", DataFormat.CHANNELS_LAST);
  }

  public Flatten dataFormat(DataFormat other) {
    return new Flatten(name, other);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Shape.batchOf(Sizes.rowSize(single(inputs)));
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return inputs.getFirst();
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    if (x.shape().rank() > 2) {
      x = dataFormat.last(emitter, x);
    }
    Shape shape = Shape.batchOf(x.shape().rowSize());
    return emitter.op(new Copy(), shape, x.dtype(), List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("data_format", dataFormat.kerasName());
    return config;
  }

  /// Reads Keras's configuration.
  public static Flatten fromConfig(Config config) {
    return new Flatten(config.string("name", ""), DataFormat.fromConfig(config));
  }
}
