package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.Cropping1D;
import dev.litmus.nn.layers.Cropping2D;
import dev.litmus.nn.layers.DataFormat;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.Permute;
import dev.litmus.nn.layers.RepeatVector;
import dev.litmus.nn.layers.Reshape;
import dev.litmus.nn.layers.ZeroPadding1D;
import dev.litmus.nn.layers.ZeroPadding2D;
import java.util.Arrays;
import java.util.List;

/// Layers that move elements, change their type, or leave them as they are.
final class ShapeExports {
  private ShapeExports() {}

  static Term same(Object layer, OnnxEmitter e) {
    return e.input();
  }

  static Term flatten(Flatten layer, OnnxEmitter e) {
    int rank = e.shape().rank();
    Term last = rank < 3 ? e.input() : ChannelOrder.last(e, layer.dataFormat(), e.input(), rank);
    return e.node("Flatten").with("axis", 1).of(last);
  }

  static Term cast(Cast layer, OnnxEmitter e) {
    return e.cast(e.input(), layer.dtype());
  }

  static Term permute(Permute layer, OnnxEmitter e) {
    int[] order = new int[layer.dims().size() + 1];
    for (int axis = 1; axis < order.length; axis++) {
      order[axis] = layer.dims().get(axis - 1);
    }
    return e.transpose(e.number(), order);
  }

  static Term reshape(Reshape layer, OnnxEmitter e) {
    return ofShape(e, e.input(), layer.outputShape(List.of(e.shape())));
  }

  /// The same elements in rows of another shape, of which one axis may be open.
  static Term ofShape(OnnxEmitter e, Term x, Shape shape) {
    long[] sizes = Arrays.stream(shape.dims()).asLongStream().toArray();
    sizes[0] = 0;
    if (Arrays.stream(sizes).filter(size -> size == Shape.UNKNOWN).count() > 1) {
      throw e.refuse("more than one axis of its result has no fixed size");
    }
    return e.reshape(x, sizes);
  }

  static Term repeatVector(RepeatVector layer, OnnxEmitter e) {
    return e.op("Expand", e.unsqueeze(e.number(), 1), e.integers(1, layer.n(), 1));
  }

  static Term zeroPadding1d(ZeroPadding1D layer, OnnxEmitter e) {
    return padded(e, layer.padding(), layer.dataFormat());
  }

  static Term zeroPadding2d(ZeroPadding2D layer, OnnxEmitter e) {
    return padded(e, layer.padding(), layer.dataFormat());
  }

  static Term cropping1d(Cropping1D layer, OnnxEmitter e) {
    return cropped(e, layer.cropping(), DataFormat.CHANNELS_LAST);
  }

  static Term cropping2d(Cropping2D layer, OnnxEmitter e) {
    return cropped(e, layer.cropping(), layer.dataFormat());
  }

  private static Term padded(OnnxEmitter e, List<Integer> margins, DataFormat format) {
    long[] places = ChannelOrder.places(format, e.shape().rank());
    long[] pads = new long[margins.size()];
    for (int i = 0; i < pads.length; i++) {
      pads[i % 2 * places.length + i / 2] = margins.get(i);
    }
    return e.op("Pad", e.number(), e.integers(pads), e.constant(0), e.integers(places));
  }

  private static Term cropped(OnnxEmitter e, List<Integer> margins, DataFormat format) {
    long[] places = ChannelOrder.places(format, e.shape().rank());
    long[] starts = new long[places.length];
    long[] ends = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      starts[i] = margins.get(2 * i);
      int after = margins.get(2 * i + 1);
      ends[i] = after == 0 ? Integer.MAX_VALUE : -after;
    }
    return e.op("Slice", e.number(), e.integers(starts), e.integers(ends), e.integers(places));
  }
}
