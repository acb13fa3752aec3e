package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.DepthwiseConvolve;
import dev.litmus.nn.ops.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [DepthwiseConv1D] and [DepthwiseConv2D] have in common: every channel c has filters of its
/// own, y[o, c * depthMultiplier + m] = a(b + sum over taps t of x[place(o, t), c] W[t, c, m]).
///
/// @param <L> the layer itself
public sealed interface DepthwiseConvolution<L extends DepthwiseConvolution<L>>
    extends ConvolutionLayer<L> permits DepthwiseConv1D, DepthwiseConv2D {
  /// How many filters a channel has.
  int depthMultiplier();

  private Window window(List<Shape> inputs) {
    return settings().sliding().window(this, inputs);
  }

  @Override
  default Shape outputShape(List<Shape> inputs) {
    Sliding sliding = settings().sliding();
    Window window = window(inputs);
    int filters = Math.multiplyExact(window.channels(), depthMultiplier());
    return sliding.dataFormat().restored(sliding.outputs(window, filters));
  }

  @Override
  default void build(LayerBuilder builder) {
    int channels = window(builder.inputs()).channels();
    Shape kernel = settings().kernelShape(channels, depthMultiplier());
    builder.variable("kernel", kernel, settings().kernel());
    settings().buildBias(builder, channels * depthMultiplier());
  }

  @Override
  default Value emit(Emitter emitter) {
    Sliding sliding = settings().sliding();
    Window window = window(List.of(emitter.input().shape()));
    Value z =
        emitter.op(
            new DepthwiseConvolve(window, depthMultiplier()),
            sliding.outputs(window, window.channels() * depthMultiplier()),
            DType.FLOAT32,
            List.of(sliding.dataFormat().last(emitter, emitter.input())),
            settings().variables(emitter, "kernel"));
    return settings().finish(emitter, z);
  }

  @Override
  default Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("depth_multiplier", (long) depthMultiplier());
    settings().sliding().putConvolution(config);
    settings()
        .putWeights(
            config,
            Map.entry("depthwise", settings().kernel()),
            Map.entry("bias", settings().bias()));
    return config;
  }
}
