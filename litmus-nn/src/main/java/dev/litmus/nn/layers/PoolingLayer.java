package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.ops.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What pooling layers have in common: they sum up what a window sees of every channel by itself.
///
/// @param <L> the layer itself
public sealed interface PoolingLayer<L extends PoolingLayer<L>> extends Layer
    permits MaxPooling1D, MaxPooling2D, AveragePooling1D, AveragePooling2D {
  Sliding sliding();

  /// The same layer under another name and with another window.
  L with(String name, Sliding sliding);

  /// The mathematics for that window.
  Op op(Window window);

  default L named(String newName) {
    return with(newName, sliding());
  }

  /// From one window to the next; Keras's default is the size of the window.
  default L strides(int... strides) {
    return with(name(), sliding().strides(strides));
  }

  default L padding(Padding padding) {
    return with(name(), sliding().padding(padding));
  }

  default L dataFormat(DataFormat dataFormat) {
    return with(name(), sliding().dataFormat(dataFormat));
  }

  @Override
  default Shape outputShape(List<Shape> inputs) {
    Window window = sliding().window(this, inputs);
    return sliding().dataFormat().restored(sliding().outputs(window, window.channels()));
  }

  @Override
  default Value emit(Emitter emitter) {
    Window window = sliding().window(this, List.of(emitter.input().shape()));
    Value y =
        emitter.op(
            op(window),
            sliding().outputs(window, window.channels()),
            DType.FLOAT32,
            List.of(sliding().dataFormat().last(emitter, emitter.input())),
            List.of());
    return sliding().dataFormat().restored(emitter, y);
  }

  @Override
  default Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    sliding().putPooling(config);
    return config;
  }
}
