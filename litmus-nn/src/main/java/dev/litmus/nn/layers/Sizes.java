package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Sizes along one or two axes, which Keras takes as one number for all or as one each.
final class Sizes {
  private Sizes() {}

  /// One size an axis from one for all or one each.
  static List<Integer> of(int rank, int... sizes) {
    return sizes.length == 1
        ? Collections.nCopies(rank, sizes[0])
        : Arrays.stream(sizes).boxed().toList();
  }

  /// The sizes under a key, each at least `min`.
  static List<Integer> read(Config config, String key, int rank, int min) {
    return read(config.owner(), key, config.value(key), rank, min);
  }

  static List<Integer> read(String owner, String key, @Nullable Object value, int rank, int min) {
    List<?> items = value instanceof List<?> list ? list : Collections.nCopies(rank, value);
    boolean good =
        items.size() == rank
            && items.stream()
                .allMatch(item -> item instanceof Long n && n >= min && n <= Integer.MAX_VALUE);
    if (!good) {
      throw new IllegalArgumentException(
          "%s: %s must be a whole number of at least %d or a list of %d such; found %s"
              .formatted(owner, key, min, rank, value));
    }
    return items.stream().map(item -> Math.toIntExact((Long) item)).toList();
  }

  static List<Integer> read(Config config, String key, int rank, int min, List<Integer> ifAbsent) {
    return config.has(key) ? read(config, key, rank, min) : ifAbsent;
  }

  /// A size so many times, unknown when it is not known.
  static int times(int factor, int size) {
    return size == Shape.UNKNOWN ? Shape.UNKNOWN : Math.multiplyExact(factor, size);
  }

  /// The product of all axes but the batch, unknown when one of them is.
  static int rowSize(Shape shape) {
    boolean known = IntStream.range(1, shape.rank()).allMatch(i -> shape.dim(i) != Shape.UNKNOWN);
    return known ? shape.rowSize() : Shape.UNKNOWN;
  }

  /// As they stand in files.
  static List<Long> config(List<Integer> sizes) {
    return sizes.stream().map(Integer::longValue).toList();
  }
}
