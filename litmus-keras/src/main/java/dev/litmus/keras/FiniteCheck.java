package dev.litmus.keras;

import dev.litmus.nn.Shape;
import java.util.Arrays;
import java.util.List;

/// Refuses numbers of a file that are NaN or infinite, or notes them when they are allowed.
///
/// @param allowed whether such numbers are taken
/// @param notices where the first of each array is noted when they are
record FiniteCheck(boolean allowed, List<String> notices) {
  /// Checks the elements of an array.
  ///
  /// @param who the array, for the message
  /// @throws IllegalArgumentException naming the first element that is no finite number
  void check(float[] elements, Shape shape, String who) {
    for (int i = 0; i < elements.length; i++) {
      if (!Float.isFinite(elements[i])) {
        String found = "%s holds %s at %s".formatted(who, elements[i], position(i, shape));
        if (!allowed) {
          throw new IllegalArgumentException(found + "; a trained model has finite numbers only");
        }
        notices.add(found);
        return;
      }
    }
  }

  /// The index of an element in each axis, such as `[3, 0]`.
  private static String position(int index, Shape shape) {
    int[] position = new int[shape.rank()];
    int rest = index;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      position[axis] = rest % shape.dim(axis);
      rest /= shape.dim(axis);
    }
    return Arrays.toString(position);
  }
}
