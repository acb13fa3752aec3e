package dev.litmus.nn.layers;

import dev.litmus.nn.Shape;
import java.util.List;
import java.util.function.Supplier;

/// Some axes of a shape other than the batch, in ascending order, and where each element of a row
/// stands along them.
record KeptAxes(Shape input, List<Integer> axes) {
  /// Those axes, of which negative ones count from the end.
  ///
  /// @param refusal what to throw when one is the batch, not there, or of unknown size
  static KeptAxes of(
      Shape input, List<Integer> axes, Supplier<? extends RuntimeException> refusal) {
    List<Integer> kept =
        axes.stream()
            .map(axis -> axis < 0 ? axis + input.rank() : axis)
            .sorted()
            .distinct()
            .toList();
    for (int axis : kept) {
      if (axis < 1 || axis >= input.rank() || input.dim(axis) == Shape.UNKNOWN) {
        throw refusal.get();
      }
    }
    return new KeptAxes(input, kept);
  }

  /// Their sizes.
  Shape shape() {
    return Shape.of(axes.stream().mapToInt(input::dim).toArray());
  }

  /// How many positions there are along them.
  int size() {
    return axes.stream().mapToInt(input::dim).reduce(1, Math::multiplyExact);
  }

  /// For each element of a row its position along the axes; where they are the last ones, once
  /// around, since the rest repeats.
  int[] places() {
    int trailing = input.rank() - axes.size();
    boolean last = axes.isEmpty() || axes.getFirst() == trailing;
    int[] places = new int[last ? size() : input.rowSize()];
    for (int i = 0; i < places.length; i++) {
      places[i] = last ? i : place(i);
    }
    return places;
  }

  private int place(int element) {
    int rest = element;
    int place = 0;
    int step = 1;
    for (int axis = input.rank() - 1; axis >= 1; axis--) {
      int at = rest % input.dim(axis);
      rest /= input.dim(axis);
      if (axes.contains(axis)) {
        place += at * step;
        step *= input.dim(axis);
      }
    }
    return place;
  }
}
