package dev.litmus.keras.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keras's `x[..]`: ONNX's slices count and clamp as Python's.
final class SliceExports {
  private static final long FAR = Integer.MAX_VALUE;

  private SliceExports() {}

  /// The elements that a key of whole numbers, slices, an ellipsis and None picks.
  static Term getItem(OnnxEmitter e, Term x, @Nullable Object key) {
    List<?> parts = key instanceof List<?> list ? list : Collections.singletonList(key);
    long indexing = parts.stream().filter(part -> part != null && !isEllipsis(part)).count();
    Term picked = x;
    List<Long> gone = new ArrayList<>();
    List<Long> added = new ArrayList<>();
    int axis = 0;
    int place = 0;
    for (Object part : parts) {
      if (part == null) {
        added.add((long) place++);
      } else if (isEllipsis(part)) {
        int rest = e.shape().rank() - (int) indexing;
        axis += rest;
        place += rest;
      } else if (part instanceof Long index) {
        picked = slice(e, picked, axis, index, index == -1 ? FAR : index + 1, 1);
        gone.add((long) axis++);
      } else {
        picked = slice(e, picked, axis++, part);
        place++;
      }
    }
    Term without = gone.isEmpty() ? picked : e.squeeze(picked, longs(gone));
    return added.isEmpty() ? without : e.unsqueeze(without, longs(added));
  }

  private static Term slice(OnnxEmitter e, Term x, int axis, Object part) {
    if (part instanceof Map<?, ?> slice && slice.get("config") instanceof Map<?, ?> config) {
      long step = config.get("step") instanceof Long by ? by : 1;
      Object start = config.get("start");
      Object stop = config.get("stop");
      if (start == null && stop == null && step == 1) {
        return x;
      }
      long from = start instanceof Long first ? first : step > 0 ? 0 : FAR;
      long to = stop instanceof Long end ? end : step > 0 ? FAR : -FAR;
      return slice(e, x, axis, from, to, step);
    }
    throw e.refuse("its key has a part that is neither a number nor a slice: " + part);
  }

  /// Every so many elements along an axis, from one on up to another.
  static Term slice(OnnxEmitter e, Term x, int axis, long from, long to, long step) {
    return e.op("Slice", x, e.integers(from), e.integers(to), e.integers(axis), e.integers(step));
  }

  private static boolean isEllipsis(@Nullable Object part) {
    return part instanceof Map<?, ?> map && "__ellipsis__".equals(map.get("class_name"));
  }

  private static long[] longs(List<Long> numbers) {
    return numbers.stream().mapToLong(number -> number).toArray();
  }
}
