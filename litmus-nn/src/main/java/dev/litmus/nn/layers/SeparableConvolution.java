package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Affine;
import dev.litmus.nn.ops.DepthwiseConvolve;
import dev.litmus.nn.ops.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [SeparableConv1D] and [SeparableConv2D] have in common: a convolution of every channel by
/// itself, then one of all channels at each place: y = a(b + depthwise(x) P).
///
/// @param <L> the layer itself
public sealed interface SeparableConvolution<L extends SeparableConvolution<L>>
    extends ConvolutionLayer<L> permits SeparableConv1D, SeparableConv2D {
  /// How many filters, which are the output's channels.
  int filters();

  /// How many filters a channel has in the first step.
  int depthMultiplier();

  /// How the pointwise kernel starts and what it is held to.
  WeightOptions pointwise();

  private Window window(List<Shape> inputs) {
    return settings().sliding().window(this, inputs);
  }

  @Override
  default Shape outputShape(List<Shape> inputs) {
    Sliding sliding = settings().sliding();
    return sliding.dataFormat().restored(sliding.outputs(window(inputs), filters()));
  }

  @Override
  default void build(LayerBuilder builder) {
    int channels = window(builder.inputs()).channels();
    Shape depthwise = settings().kernelShape(channels, depthMultiplier());
    int between = Math.multiplyExact(channels, depthMultiplier());
    Shape pointwiseShape =
        settings().sliding().size().size() == 1
            ? Shape.of(1, between, filters())
            : Shape.of(1, 1, between, filters());
    builder.variable("depthwise_kernel", depthwise, settings().kernel());
    builder.variable("pointwise_kernel", pointwiseShape, pointwise());
    settings().buildBias(builder, filters());
  }

  @Override
  default Value emit(Emitter emitter) {
    Sliding sliding = settings().sliding();
    Window window = window(List.of(emitter.input().shape()));
    Value depthwise =
        emitter.op(
            new DepthwiseConvolve(window, depthMultiplier()),
            sliding.outputs(window, window.channels() * depthMultiplier()),
            DType.FLOAT32,
            List.of(sliding.dataFormat().last(emitter, emitter.input())),
            List.of(emitter.variable("depthwise_kernel")));
    Value z =
        emitter.op(
            new Affine(filters()),
            sliding.outputs(window, filters()),
            DType.FLOAT32,
            List.of(depthwise),
            settings().variables(emitter, "pointwise_kernel"));
    return settings().finish(emitter, z);
  }

  @Override
  default Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("depth_multiplier", (long) depthMultiplier());
    config.put("filters", (long) filters());
    settings().sliding().putConvolution(config);
    settings()
        .putWeights(
            config,
            Map.entry("depthwise", settings().kernel()),
            Map.entry("pointwise", pointwise()),
            Map.entry("bias", settings().bias()));
    return config;
  }
}
