package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Noise;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keras's `noise_shape`: for each axis, the batch first, how many random numbers there are along
/// it: 1, so that its elements share one, or as many as elements.
///
/// @param sizes the sizes, [Shape#UNKNOWN] for as many as there are elements; empty for a number
///   for each element
record NoiseShape(List<Integer> sizes) {
  /// A number for each element.
  static final NoiseShape EACH = new NoiseShape(List.of());

  NoiseShape {
    sizes = List.copyOf(sizes);
  }

  /// Refuses an input that it does not fit.
  void require(Layer layer, Shape input) {
    boolean fits = sizes.isEmpty() || sizes.size() == input.rank();
    for (int axis = 1; fits && axis < sizes.size(); axis++) {
      int size = sizes.get(axis);
      fits = size == Shape.UNKNOWN || size == 1 || size == input.dim(axis);
    }
    if (!fits || (!sizes.isEmpty() && sizes.getFirst() > 1)) {
      throw new ShapeException(
          layer, "an input that noise_shape %s fits".formatted(write()), List.of(input));
    }
  }

  Noise noise(Shape input) {
    if (sizes.isEmpty()) {
      return Noise.each(input);
    }
    boolean[] repeated = new boolean[sizes.size()];
    for (int axis = 0; axis < repeated.length; axis++) {
      repeated[axis] = sizes.get(axis) == 1;
    }
    return Noise.along(input, repeated);
  }

  static NoiseShape read(Config config) {
    List<Integer> sizes = new ArrayList<>();
    for (Object size : config.list("noise_shape")) {
      if (size == null) {
        sizes.add(Shape.UNKNOWN);
      } else if (size instanceof Long number && number > 0 && number <= Integer.MAX_VALUE) {
        sizes.add(number.intValue());
      } else {
        throw new IllegalArgumentException(
            "%s: noise_shape must hold whole numbers of at least 1, or null; found %s"
                .formatted(config.owner(), size));
      }
    }
    return new NoiseShape(sizes);
  }

  /// As it stands in files.
  @Nullable List<@Nullable Long> write() {
    if (sizes.isEmpty()) {
      return null;
    }
    List<@Nullable Long> written = new ArrayList<>();
    for (int size : sizes) {
      written.add(size == Shape.UNKNOWN ? null : (Long) (long) size);
    }
    return written;
  }
}
