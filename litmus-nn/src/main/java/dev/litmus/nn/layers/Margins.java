package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Rearrange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Places at the borders of sequences and images that are added or cut off: before and after, along
/// each axis.
final class Margins {
  private Margins() {}

  /// From one number for all borders, one for each axis, or two for each axis.
  static List<Integer> of(String className, int rank, int... places) {
    List<Integer> margins = new ArrayList<>();
    for (int i = 0; i < 2 * rank; i++) {
      margins.add(
          places[places.length == 1 ? 0 : places.length == rank ? i / 2 : i % places.length]);
    }
    boolean fits = places.length == 1 || places.length == rank || places.length == 2 * rank;
    if (!fits || margins.stream().anyMatch(margin -> margin < 0)) {
      throw new IllegalArgumentException(
          "%s: expected 1%s numbers of at least 0; found %s"
              .formatted(className, rank == 1 ? " or 2" : ", 2 or 4", Arrays.toString(places)));
    }
    return margins;
  }

  /// Refuses what is not two numbers an axis of at least 0.
  static List<Integer> checked(String className, String what, int rank, List<Integer> margins) {
    if (margins.size() != 2 * rank || margins.stream().anyMatch(margin -> margin < 0)) {
      throw new IllegalArgumentException(
          "%s: %s must be %d numbers of at least 0, before and after; found %s"
              .formatted(className, what, 2 * rank, margins));
    }
    return List.copyOf(margins);
  }

  /// Reads Keras's configuration: for a sequence one number or two, for an image one number, one an
  /// axis or two an axis.
  static List<Integer> read(Config config, String key, int rank, int ifAbsent) {
    if (!config.has(key)) {
      return new ArrayList<>(Collections.nCopies(2 * rank, ifAbsent));
    }
    @Nullable Object value = config.value(key);
    if (rank == 1) {
      return Sizes.read(config.owner(), key, value, 2, 0);
    }
    List<Integer> margins = new ArrayList<>();
    List<?> axes = value instanceof List<?> list ? list : List.of();
    for (int axis = 0; axis < rank; axis++) {
      Object one = axes.size() == rank ? axes.get(axis) : value;
      margins.addAll(Sizes.read(config.owner(), key, one, 2, 0));
    }
    return margins;
  }

  /// As they stand in files.
  static List<?> config(List<Integer> margins) {
    List<Long> longs = Sizes.config(margins);
    return longs.size() == 2 ? longs : List.of(longs.subList(0, 2), longs.subList(2, 4));
  }

  /// A shape with channels last and margins added, or cut off when `sign` is -1.
  static Shape changed(Shape shape, List<Integer> margins, int sign) {
    int[] dims = shape.dims();
    for (int axis = 0; axis < margins.size() / 2; axis++) {
      int both = Math.addExact(margins.get(2 * axis), margins.get(2 * axis + 1));
      if (dims[axis + 1] != Shape.UNKNOWN) {
        dims[axis + 1] = Math.max(0, Math.addExact(dims[axis + 1], sign * both));
      }
    }
    return Shape.of(dims);
  }

  /// The op that does it.
  static Rearrange op(Shape from, Shape to, List<Integer> margins, int sign) {
    boolean image = from.rank() == 4;
    int last = from.rank() - 2;
    return Rearrange.framed(
        image ? from.dim(1) : 1,
        from.dim(last),
        from.last(),
        image ? -sign * margins.getFirst() : 0,
        -sign * margins.get(margins.size() - 2),
        image ? to.dim(1) : 1,
        to.dim(last));
  }
}
