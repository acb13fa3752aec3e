package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.DataFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Channels second, as ONNX's operators on sequences and images want them.
final class ChannelOrder {
  private ChannelOrder() {}

  /// A term of that format with channels second.
  static Term second(OnnxEmitter e, DataFormat format, Term x, int rank) {
    return format == DataFormat.CHANNELS_FIRST ? x : moved(e, x, rank - 1, 1, rank);
  }

  /// A term with channels second in that format.
  static Term restored(OnnxEmitter e, DataFormat format, Term x, int rank) {
    return format == DataFormat.CHANNELS_FIRST ? x : moved(e, x, 1, rank - 1, rank);
  }

  /// A term of that format with channels last.
  static Term last(OnnxEmitter e, DataFormat format, Term x, int rank) {
    return format == DataFormat.CHANNELS_LAST ? x : moved(e, x, 1, rank - 1, rank);
  }

  /// A term with channels last in that format.
  static Term fromLast(OnnxEmitter e, DataFormat format, Term x, int rank) {
    return format == DataFormat.CHANNELS_LAST ? x : moved(e, x, rank - 1, 1, rank);
  }

  /// The axes of places, for all but the batch and the channels.
  static long[] places(DataFormat format, int rank) {
    int first = format == DataFormat.CHANNELS_FIRST ? 2 : 1;
    return IntStream.range(first, first + rank - 2).asLongStream().toArray();
  }

  private static Term moved(OnnxEmitter e, Term x, int from, int to, int rank) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    order.removeIf(axis -> axis == from);
    order.add(to, from);
    return e.transpose(x, order.stream().mapToInt(axis -> axis).toArray());
  }
}
