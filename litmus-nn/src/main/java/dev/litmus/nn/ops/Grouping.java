package dev.litmus.nn.ops;

import dev.litmus.nn.Shape;
import java.util.Arrays;
import java.util.List;

/// A partition of the elements of a row into groups of one size: the elements that share a mean, or
/// a parameter.
public final class Grouping {
  private final int[] groups;
  private final int[] members;
  private final int count;
  private final int size;

  private Grouping(int[] groups, int count) {
    this.groups = groups;
    this.count = count;
    this.size = count == 0 ? 0 : groups.length / count;
    this.members = new int[groups.length];
    int[] filled = new int[count];
    for (int i = 0; i < groups.length; i++) {
      members[groups[i] * size + filled[groups[i]]++] = i;
    }
  }

  /// Elements with the same place along each of the axes are a group; groups are numbered in
  /// row-major order of the axes.
  ///
  /// @param shape the batch first, which is no axis to group by
  /// @param axes in ascending order; none makes the row one group
  public static Grouping by(Shape shape, List<Integer> axes) {
    int[] strides = new int[shape.rank()];
    int count = 1;
    for (int axis : axes.reversed()) {
      strides[axis] = count;
      count = Math.multiplyExact(count, shape.dim(axis));
    }
    int[] groups = new int[shape.rowSize()];
    for (int i = 0; i < groups.length; i++) {
      int rest = i;
      for (int axis = shape.rank() - 1; axis > 0; axis--) {
        groups[i] += rest % shape.dim(axis) * strides[axis];
        rest /= shape.dim(axis);
      }
    }
    return new Grouping(groups, count);
  }

  /// This grouping with each `many` groups in sequence made one.
  public Grouping joined(int many) {
    return new Grouping(Arrays.stream(groups).map(group -> group / many).toArray(), count / many);
  }

  /// How many groups there are.
  public int count() {
    return count;
  }

  /// Elements a group.
  public int size() {
    return size;
  }

  /// The group of an element of the row.
  int of(int element) {
    return groups[element];
  }

  /// The element that is member `k` of a group.
  int member(int group, int k) {
    return members[group * size + k];
  }
}
