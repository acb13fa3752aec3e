package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Convolution;
import dev.litmus.nn.layers.ConvolutionLayer;
import dev.litmus.nn.layers.ConvolutionSettings;
import dev.litmus.nn.layers.DepthwiseConvolution;
import dev.litmus.nn.layers.Padding;
import dev.litmus.nn.layers.SeparableConvolution;
import dev.litmus.nn.layers.Sliding;
import dev.litmus.nn.layers.TransposedConvolution;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.WindowAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Convolutions of every kind: channels second, kernels `(filters, channels, places)`.
final class ConvolutionExports {
  private ConvolutionExports() {}

  static Term convolution(Convolution<?> layer, OnnxEmitter e) {
    Term kernel = kernel(e, "kernel", filtersFirst(e.variable("kernel").shape().rank()));
    NodeBuilder conv = WindowAttributes.of(e, layer.settings().sliding(), "Conv");
    Term z = conv.with("group", layer.groups()).of(inputs(e, layer.settings(), kernel, true));
    return finished(layer, e, z);
  }

  /// Every channel is a group of its own.
  static Term depthwise(DepthwiseConvolution<?> layer, OnnxEmitter e) {
    Term z = depthwise(layer.settings(), e, "kernel", true);
    return finished(layer, e, z);
  }

  static Term separable(SeparableConvolution<?> layer, OnnxEmitter e) {
    ConvolutionSettings settings = layer.settings();
    Term between = depthwise(settings, e, "depthwise_kernel", false);
    int rank = e.variable("pointwise_kernel").shape().rank();
    Term pointwise = kernel(e, "pointwise_kernel", filtersFirst(rank));
    Term z =
        settings.useBias()
            ? e.op("Conv", between, pointwise, e.weight("bias"))
            : e.op("Conv", between, pointwise);
    return finished(layer, e, z);
  }

  private static Term depthwise(
      ConvolutionSettings settings, OnnxEmitter e, String name, boolean biased) {
    Variable variable = e.variable(name);
    int rank = variable.shape().rank();
    int channels = variable.shape().dim(rank - 2);
    int[] order = order(rank, rank - 2, rank - 1);
    int filters = channels * variable.shape().last();
    Shape shape = shape(variable, order).withDim(0, filters).withDim(1, 1);
    Term kernel = e.floats(name, shape, Transposed.of(variable, order));
    NodeBuilder conv = WindowAttributes.of(e, settings.sliding(), "Conv");
    return conv.with("group", channels).of(inputs(e, settings, kernel, biased));
  }

  /// Of an input place's window so much is cut off before, and so much after, that Keras's size
  /// remains; where Keras's is larger, ONNX's output padding says by how much.
  static Term transposed(TransposedConvolution<?> layer, OnnxEmitter e) {
    Sliding sliding = layer.settings().sliding();
    int axes = sliding.size().size();
    long[] pads = new long[2 * axes];
    long[] more = new long[axes];
    for (int axis = 0; axis < axes; axis++) {
      int stride = sliding.strides().get(axis);
      int reach = WindowAxis.reach(sliding.size().get(axis), sliding.dilationRate().get(axis));
      boolean same = sliding.padding() == Padding.SAME;
      // What the output has beyond stride times (input places - 1).
      int rest =
          layer.outputPadding().isEmpty()
              ? same ? stride : Math.max(reach, stride)
              : (same ? reach % 2 : reach) + layer.outputPadding().get(axis);
      int before = same ? Math.max(0, reach - rest) / 2 : 0;
      int after = reach - rest - before;
      pads[axis] = before;
      pads[axes + axis] = Math.max(0, after);
      more[axis] = Math.max(0, -after);
    }
    Term kernel = kernel(e, "kernel", filtersFirst(axes + 2));
    Term z =
        WindowAttributes.sizes(e, sliding, "ConvTranspose")
            .with("dilations", WindowAttributes.longs(sliding.dilationRate()))
            .with("pads", pads)
            .with("output_padding", more)
            .of(inputs(e, layer.settings(), kernel, true));
    return finished(layer, e, z);
  }

  /// The input with channels second, the kernel, and the bias if there is one.
  private static Term[] inputs(
      OnnxEmitter e, ConvolutionSettings settings, Term kernel, boolean biased) {
    Term x = ChannelOrder.second(e, settings.sliding().dataFormat(), e.number(), e.shape().rank());
    List<Term> inputs = new ArrayList<>(List.of(x, kernel));
    if (biased && settings.useBias()) {
      inputs.add(e.weight("bias"));
    }
    return inputs.toArray(new Term[0]);
  }

  private static Term kernel(OnnxEmitter e, String name, int[] order) {
    Variable variable = e.variable(name);
    return e.floats(name, shape(variable, order), Transposed.of(variable, order));
  }

  private static Shape shape(Variable variable, int[] order) {
    return Shape.of(IntStream.of(order).map(variable.shape()::dim).toArray());
  }

  /// The last axis first, then the one before it, then the others.
  private static int[] filtersFirst(int rank) {
    return order(rank, rank - 1, rank - 2);
  }

  private static int[] order(int rank, int first, int second) {
    return IntStream.concat(IntStream.of(first, second), IntStream.range(0, rank - 2)).toArray();
  }

  private static Term finished(ConvolutionLayer<?> layer, OnnxEmitter e, Term z) {
    ConvolutionSettings settings = layer.settings();
    Term y = ChannelOrder.restored(e, settings.sliding().dataFormat(), z, e.shape().rank());
    Shape shape = layer.outputShape(List.of(e.shape()));
    return ActivationExports.activate(e, settings.activation(), y, shape);
  }
}
