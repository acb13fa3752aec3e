package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Convolve;
import dev.litmus.nn.ops.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [Conv1D] and [Conv2D] have in common: y[o, f] = a(b[f] + sum over taps t and channels c of
/// x[place(o, t), c] W[t, c, f]).
///
/// @param <L> the layer itself
public sealed interface Convolution<L extends Convolution<L>> extends ConvolutionLayer<L>
    permits Conv1D, Conv2D {
  /// How many filters, which are the output's channels.
  int filters();

  /// Into how many groups channels and filters are split, each seeing its own only.
  int groups();

  private Window window(List<Shape> inputs) {
    Window window = settings().sliding().window(this, inputs);
    if (window.channels() % groups() != 0) {
      throw new ShapeException(this, "channels that %d groups divide".formatted(groups()), inputs);
    }
    return window;
  }

  @Override
  default Shape outputShape(List<Shape> inputs) {
    Sliding sliding = settings().sliding();
    return sliding.dataFormat().restored(sliding.outputs(window(inputs), filters()));
  }

  @Override
  default void build(LayerBuilder builder) {
    int channels = window(builder.inputs()).channels();
    Shape kernel = settings().kernelShape(channels / groups(), filters());
    builder.variable("kernel", kernel, settings().kernel());
    settings().buildBias(builder, filters());
  }

  @Override
  default Value emit(Emitter emitter) {
    Sliding sliding = settings().sliding();
    Window window = window(List.of(emitter.input().shape()));
    Value z =
        emitter.op(
            new Convolve(window, filters(), groups()),
            sliding.outputs(window, filters()),
            DType.FLOAT32,
            List.of(sliding.dataFormat().last(emitter, emitter.input())),
            settings().variables(emitter, "kernel"));
    return settings().finish(emitter, z);
  }

  @Override
  default Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("filters", (long) filters());
    settings().sliding().putConvolution(config);
    config.put("groups", (long) groups());
    settings()
        .putWeights(
            config, Map.entry("kernel", settings().kernel()), Map.entry("bias", settings().bias()));
    return config;
  }
}
