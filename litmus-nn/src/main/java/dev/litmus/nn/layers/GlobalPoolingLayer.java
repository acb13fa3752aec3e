package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Op;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What global pooling layers have in common: they sum up every channel over all places.
///
/// @param <L> the layer itself
public sealed interface GlobalPoolingLayer<L extends GlobalPoolingLayer<L>> extends Layer
    permits GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalAveragePooling1D, GlobalAveragePooling2D {
  DataFormat dataFormat();

  /// Whether the axes of the places stay, with one place.
  boolean keepdims();

  /// How many axes of places there are.
  int axes();

  /// The mathematics for so many channels.
  Op op(int channels);

  @Override
  default Shape outputShape(List<Shape> inputs) {
    int channels = dataFormat().input(this, axes(), inputs).last();
    return dataFormat().restored(pooled(channels));
  }

  private Shape pooled(int channels) {
    if (!keepdims()) {
      return Shape.batchOf(channels);
    }
    return axes() == 1 ? Shape.batchOf(1, channels) : Shape.batchOf(1, 1, channels);
  }

  @Override
  default Value emit(Emitter emitter) {
    Value x = dataFormat().last(emitter, emitter.input());
    int channels = x.shape().last();
    Shape shape = dataFormat().restored(pooled(channels));
    return emitter.op(op(channels), shape, DType.FLOAT32, List.of(x), List.of());
  }

  @Override
  default Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("data_format", dataFormat().kerasName());
    config.put("keepdims", keepdims());
    return config;
  }
}
