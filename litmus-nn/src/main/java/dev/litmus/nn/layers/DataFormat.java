package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Rearrange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Where the channels of images and sequences stand. Litmus computes with channels last; a layer
/// that is told that they come first turns its input and output round.
public enum DataFormat {
  /// `(batch, height, width, channels)` or `(batch, steps, channels)`: Keras's default.
  CHANNELS_LAST,
  /// `(batch, channels, height, width)` or `(batch, channels, steps)`.
  CHANNELS_FIRST;

  /// Keras's name, such as `channels_last`.
  public String kerasName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DataFormat fromConfig(Config config) {
    String name = config.string("data_format", CHANNELS_LAST.kerasName());
    for (DataFormat format : values()) {
      if (format.kerasName().equals(name)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "%s: data_format must be channels_last or channels_first; found '%s'"
            .formatted(config.owner(), name));
  }

  /// The shape of the one input of a layer, with channels last; only data may tell how many places
  /// it has.
  ///
  /// @param rank 1 for sequences, 2 for images
  /// @throws ShapeException when it is no such input, or the number of channels is not known
  Shape input(Layer layer, int rank, List<Shape> inputs) {
    Shape shape = layer.single(inputs);
    if (shape.rank() != rank + 2 || last(shape).last() == Shape.UNKNOWN) {
      String places = rank == 1 ? "steps" : "height, width";
      String axes = this == CHANNELS_LAST ? places + ", channels" : "channels, " + places;
      throw new ShapeException(layer, "(batch, %s) with known channels".formatted(axes), inputs);
    }
    return last(shape);
  }

  /// A shape of this format with channels last.
  Shape last(Shape shape) {
    return this == CHANNELS_LAST ? shape : moved(shape, 1, shape.rank() - 1);
  }

  /// A shape with channels last in this format.
  Shape restored(Shape shape) {
    return this == CHANNELS_LAST ? shape : moved(shape, shape.rank() - 1, 1);
  }

  private static Shape moved(Shape shape, int from, int to) {
    int[] dims = shape.dims();
    int size = dims[from];
    System.arraycopy(
        dims, Math.min(from + 1, to), dims, Math.min(from, to + 1), Math.abs(to - from));
    dims[to] = size;
    return Shape.of(dims);
  }

  /// A value of this format with channels last.
  Value last(Emitter emitter, Value x) {
    int rank = x.shape().rank() - 1;
    int[] order = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      order[axis] = (axis + 1) % rank;
    }
    return turned(emitter, x, order, last(x.shape()));
  }

  /// A value with channels last in this format.
  Value restored(Emitter emitter, Value x) {
    int rank = x.shape().rank() - 1;
    int[] order = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      order[axis] = (axis + rank - 1) % rank;
    }
    return turned(emitter, x, order, restored(x.shape()));
  }

  private Value turned(Emitter emitter, Value x, int[] order, Shape shape) {
    if (this == CHANNELS_LAST) {
      return x;
    }
    int[] dims = x.shape().dims();
    int[] rowDims = Arrays.copyOfRange(dims, 1, dims.length);
    return emitter.op(
        Rearrange.transposed(rowDims, order), shape, DType.FLOAT32, List.of(x), List.of());
  }
}
