package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.ConvolveTransposed;
import dev.litmus.nn.ops.Window;
import dev.litmus.nn.ops.WindowAxis;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [Conv1DTranspose] and [Conv2DTranspose] have in common: the transpose of a convolution,
/// which spreads each input place over a window of the output.
///
/// @param <L> the layer itself
public sealed interface TransposedConvolution<L extends TransposedConvolution<L>>
    extends ConvolutionLayer<L> permits Conv1DTranspose, Conv2DTranspose {
  /// How many filters, which are the output's channels.
  int filters();

  /// Places more along each axis, or empty to have as many as Keras gives by itself.
  List<Integer> outputPadding();

  /// The convolution that leads from this layer's output to its input.
  private Window window(List<Shape> inputs) {
    Sliding sliding = settings().sliding();
    int rank = sliding.size().size();
    Shape shape = sliding.dataFormat().input(this, rank, inputs);
    return new Window(
        rank == 1 ? WindowAxis.single() : axis(0, shape.dim(1), inputs),
        axis(rank - 1, shape.dim(rank), inputs),
        filters());
  }

  private WindowAxis axis(int axis, int places, List<Shape> inputs) {
    Sliding sliding = settings().sliding();
    int stride = sliding.strides().get(axis);
    int kernel = sliding.size().get(axis);
    int dilation = sliding.dilationRate().get(axis);
    if (places == Shape.UNKNOWN) {
      return new WindowAxis(Shape.UNKNOWN, kernel, stride, dilation, 0, Shape.UNKNOWN);
    }
    int reach = WindowAxis.reach(kernel, dilation);
    boolean same = sliding.padding() == Padding.SAME;
    int size;
    if (outputPadding().isEmpty()) {
      size = same ? places * stride : (places - 1) * stride + Math.max(reach, stride);
    } else {
      size = (places - 1) * stride + (same ? reach % 2 : reach) + outputPadding().get(axis);
    }
    WindowAxis back = sliding.padding().axis(size, kernel, stride, dilation);
    if (size < 1 || back.outputs() != places) {
      throw new ShapeException(
          this,
          "output_padding that strides %s and a kernel of %s allow, not %s"
              .formatted(sliding.strides(), sliding.size(), outputPadding()),
          inputs);
    }
    return back;
  }

  private Shape outputs(Window window) {
    int rows = window.rows().size();
    int columns = window.columns().size();
    return settings().sliding().size().size() == 1
        ? Shape.batchOf(columns, filters())
        : Shape.batchOf(rows, columns, filters());
  }

  @Override
  default Shape outputShape(List<Shape> inputs) {
    return settings().sliding().dataFormat().restored(outputs(window(inputs)));
  }

  @Override
  default void build(LayerBuilder builder) {
    int channels = settings().sliding().dataFormat().last(builder.input()).last();
    Shape kernel = settings().kernelShape(filters(), channels);
    builder.variable("kernel", kernel, settings().kernel());
    settings().buildBias(builder, filters());
  }

  @Override
  default Value emit(Emitter emitter) {
    Window window = window(List.of(emitter.input().shape()));
    Value x = settings().sliding().dataFormat().last(emitter, emitter.input());
    Value z =
        emitter.op(
            new ConvolveTransposed(window, x.shape().last()),
            outputs(window),
            DType.FLOAT32,
            List.of(x),
            settings().variables(emitter, "kernel"));
    return settings().finish(emitter, z);
  }

  @Override
  default Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("filters", (long) filters());
    settings().sliding().putConvolution(config);
    config.put("output_padding", outputPadding().isEmpty() ? null : Sizes.config(outputPadding()));
    settings()
        .putWeights(
            config, Map.entry("kernel", settings().kernel()), Map.entry("bias", settings().bias()));
    return config;
  }
}
