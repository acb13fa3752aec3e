package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.operations.Rearrangement.Result;
import java.util.ArrayList;
import java.util.List;

/// The operations that pick from the matrices in a row: triangles and diagonals, and rolls and
/// repetitions along axes.
final class MatrixRearrangements {
  private MatrixRearrangements() {}

  static List<Rearrangement> all() {
    return List.of(
        way("Tril", List.of("k"), (input, arguments) -> triangle(input, arguments, true)),
        way("Triu", List.of("k"), (input, arguments) -> triangle(input, arguments, false)),
        way("Diagonal", List.of("offset", "axis1", "axis2"), MatrixRearrangements::diagonal),
        way("Roll", List.of("shift", "axis"), MatrixRearrangements::roll),
        way("BroadcastTo", List.of("shape"), MatrixRearrangements::broadcast));
  }

  private static Rearrangement way(
      String className, List<String> settings, Rearrangement.Layout layout) {
    return new Rearrangement(className, List.of("x"), settings, layout);
  }

  private static int number(Config arguments, String key, int otherwise) {
    List<Integer> numbers = Axes.read(arguments, key);
    return numbers.size() == 1 ? numbers.getFirst() : otherwise;
  }

  private static int element(int[] at, int[] steps) {
    int element = 0;
    for (int axis = 1; axis < at.length; axis++) {
      element += at[axis] * steps[axis];
    }
    return element;
  }

  private static Result triangle(Shape input, Config arguments, boolean lower) {
    int k = number(arguments, "k", 0);
    if (input.rank() < 3) {
      throw new IllegalArgumentException("a matrix in every row");
    }
    int[] steps = Axes.steps(input);
    return Result.of(
        input,
        at -> {
          int right = at[at.length - 1] - at[at.length - 2];
          return (lower ? right <= k : right >= k) ? element(at, steps) : -1;
        });
  }

  private static Result diagonal(Shape input, Config arguments) {
    int offset = number(arguments, "offset", 0);
    int first = Axes.inRow(number(arguments, "axis1", 0), input.rank());
    int second = Axes.inRow(number(arguments, "axis2", 1), input.rank());
    if (first == second) {
      throw new IllegalArgumentException("two axes; found %d twice".formatted(first));
    }
    int down = Math.max(0, -offset);
    int right = Math.max(0, offset);
    int length = Math.min(input.dim(first) - down, input.dim(second) - right);
    List<Integer> others = new ArrayList<>();
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < input.rank(); axis++) {
      if (axis != first && axis != second) {
        others.add(axis);
        dims.add(input.dim(axis));
      }
    }
    boolean known = input.dim(first) != Shape.UNKNOWN && input.dim(second) != Shape.UNKNOWN;
    dims.add(known ? Math.max(0, length) : Shape.UNKNOWN);
    int[] steps = Axes.steps(input);
    return Result.of(
        Shape.of(dims.stream().mapToInt(dim -> dim).toArray()),
        at -> {
          int along = at[at.length - 1];
          int element = (along + down) * steps[first] + (along + right) * steps[second];
          for (int i = 1; i < others.size(); i++) {
            element += at[i] * steps[others.get(i)];
          }
          return element;
        });
  }

  private static Result roll(Shape input, Config arguments) {
    List<Integer> shifts = Axes.read(arguments, "shift");
    List<Integer> axes = Axes.read(arguments, "axis");
    if (axes.isEmpty() || axes.size() != shifts.size()) {
      throw new IllegalArgumentException(
          "a shift for each axis of a row; found %s for %s".formatted(shifts, axes));
    }
    int[] by = new int[input.rank()];
    for (int i = 0; i < axes.size(); i++) {
      by[Axes.inRow(axes.get(i), input.rank())] += shifts.get(i);
    }
    int[] steps = Axes.steps(input);
    return Result.of(
        input,
        at -> {
          int[] from = at.clone();
          for (int axis = 1; axis < from.length; axis++) {
            from[axis] = Math.floorMod(at[axis] - by[axis], input.dim(axis));
          }
          return element(from, steps);
        });
  }

  private static Result broadcast(Shape input, Config arguments) {
    List<Integer> dims = Axes.read(arguments, "shape");
    if (dims.size() != input.rank()) {
      throw new IllegalArgumentException(
          "a shape of %d axes, the batch first; found %s".formatted(input.rank(), dims));
    }
    Shape shape = input;
    for (int axis = 1; axis < input.rank(); axis++) {
      int size = dims.get(axis);
      if (size < 1 || (input.dim(axis) != 1 && input.dim(axis) != size)) {
        throw new IllegalArgumentException("%s does not spread to %s".formatted(input, dims));
      }
      shape = shape.withDim(axis, size);
    }
    int[] steps = Axes.steps(input);
    return Result.of(
        shape,
        at -> {
          int[] from = at.clone();
          for (int axis = 1; axis < from.length; axis++) {
            from[axis] = input.dim(axis) == 1 ? 0 : at[axis];
          }
          return element(from, steps);
        });
  }
}
