package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.DataFormat;
import dev.litmus.nn.layers.Padding;
import dev.litmus.nn.layers.Sliding;
import dev.litmus.nn.ops.WindowAxis;
import java.util.List;

/// How a window slides, in the attributes that ONNX's convolutions and pooling share.
final class WindowAttributes {
  private WindowAttributes() {}

  /// A node with window, strides, dilation and padding.
  static NodeBuilder of(OnnxEmitter e, Sliding sliding, String operator) {
    NodeBuilder node = sizes(e, sliding, operator);
    if (sliding.dilationRate().stream().anyMatch(rate -> rate > 1)) {
      node.with("dilations", longs(sliding.dilationRate()));
    }
    if (sliding.padding() == Padding.VALID) {
      return node;
    }
    int axes = sliding.size().size();
    long[] pads = new long[2 * axes];
    for (int axis = 0; axis < axes; axis++) {
      int stride = sliding.strides().get(axis);
      int reach = WindowAxis.reach(sliding.size().get(axis), sliding.dilationRate().get(axis));
      int places = places(e, sliding, axis);
      if (sliding.padding() == Padding.CAUSAL) {
        pads[axis] = reach - 1L;
      } else if (places == Shape.UNKNOWN && stride > 1) {
        // Only the data can tell how much; ONNX's rule is Keras's.
        return node.with("auto_pad", "SAME_UPPER");
      } else {
        int gap = stride == 1 ? 0 : Math.ceilDiv(places, stride) * stride - places;
        int padding = Math.max(0, reach - stride + gap);
        pads[axis] = padding / 2;
        pads[axes + axis] = Math.ceilDiv(padding, 2);
      }
    }
    return node.with("pads", pads);
  }

  /// A node with window and strides alone.
  static NodeBuilder sizes(OnnxEmitter e, Sliding sliding, String operator) {
    return e.node(operator)
        .with("kernel_shape", longs(sliding.size()))
        .with("strides", longs(sliding.strides()));
  }

  static long[] longs(List<Integer> numbers) {
    return numbers.stream().mapToLong(number -> number).toArray();
  }

  private static int places(OnnxEmitter e, Sliding sliding, int axis) {
    return e.shape().dim(axis + (sliding.dataFormat() == DataFormat.CHANNELS_FIRST ? 2 : 1));
  }
}
