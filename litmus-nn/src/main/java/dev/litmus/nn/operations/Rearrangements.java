package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.operations.Rearrangement.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The operations that only rearrange, by Keras's class names. All keep rows apart: what would move
/// the batch is refused.
final class Rearrangements {
  private static final Map<String, Rearrangement> ALL = new TreeMap<>();

  static {
    add("ConvertToTensor", List.of("dtype", "sparse", "ragged"), Rearrangements::same);
    add("Reshape", List.of("newshape"), Rearrangements::reshape);
    add("ExpandDims", List.of("axis"), Rearrangements::expandDims);
    add("Squeeze", List.of("axis"), Rearrangements::squeeze);
    add("Transpose", List.of("axes"), Rearrangements::transpose);
    add("Swapaxes", List.of("axis1", "axis2"), Rearrangements::swapAxes);
    add("Moveaxis", List.of("source", "destination"), Rearrangements::moveAxis);
    add("Flip", List.of("axis"), Rearrangements::flip);
    add("Tile", List.of("repeats"), Rearrangements::tile);
    add("Repeat", List.of("repeats", "axis"), Rearrangements::repeat);
    MatrixRearrangements.all().forEach(way -> ALL.put(way.className(), way));
    ALL.put(
        "Pad",
        new Rearrangement(
            "Pad",
            List.of("x", "constant_values"),
            List.of("pad_width", "mode"),
            Rearrangements::pad));
    ALL.put(
        "Take",
        new Rearrangement("Take", List.of("x", "indices"), List.of("axis"), Rearrangements::take));
    ALL.put(
        "GetItem", new Rearrangement("GetItem", List.of("x", "key"), List.of(), Slices::layout));
  }

  private Rearrangements() {}

  private static void add(String className, List<String> settings, Rearrangement.Layout layout) {
    ALL.put(className, new Rearrangement(className, List.of("x"), settings, layout));
  }

  /// All, by class name.
  static Map<String, Rearrangement> all() {
    return Collections.unmodifiableMap(ALL);
  }

  private static List<Integer> axes(Config arguments, String key) {
    return Axes.read(arguments, key);
  }

  private static int axis(Config arguments, String key, int rank) {
    List<Integer> axes = axes(arguments, key);
    if (axes.size() != 1) {
      throw new IllegalArgumentException(key + " must be one axis of a row; found " + axes);
    }
    return Axes.inRow(axes.getFirst(), rank);
  }

  /// Keras writes such a node where a mask goes on behind an attention.
  private static Result same(Shape input, Config arguments) {
    for (String key : List.of("dtype", "sparse", "ragged")) {
      if (arguments.value(key) != null) {
        throw new IllegalArgumentException(
            "%s must be null; found %s".formatted(key, arguments.value(key)));
      }
    }
    return Result.sameOrder(input);
  }

  private static Result reshape(Shape input, Config arguments) {
    int[] dims = axes(arguments, "newshape").stream().mapToInt(dim -> dim).toArray();
    if (dims.length == 0 || dims[0] != Shape.UNKNOWN) {
      // A first size that comes out as the batch's own would do, but no row knows the batch.
      throw new IllegalArgumentException("newshape must begin with -1 for the batch");
    }
    Shape shape = Shape.of(dims);
    if (known(input) && shape.rowSize() != input.rowSize()) {
      throw new IllegalArgumentException(
          "rows of %d elements don't become rows of %s".formatted(input.rowSize(), shape));
    }
    return Result.sameOrder(shape);
  }

  private static boolean known(Shape shape) {
    return IntStream.range(1, shape.rank()).allMatch(axis -> shape.dim(axis) != Shape.UNKNOWN);
  }

  private static Result expandDims(Shape input, Config arguments) {
    List<Integer> axes = axes(arguments, "axis");
    int rank = input.rank() + axes.size();
    List<Integer> added = axes.stream().map(axis -> Axes.inRow(axis, rank)).toList();
    List<Integer> dims = new ArrayList<>();
    int from = 0;
    for (int axis = 0; axis < rank; axis++) {
      dims.add(added.contains(axis) ? 1 : input.dim(from++));
    }
    return Result.sameOrder(shape(dims));
  }

  private static Shape shape(List<Integer> dims) {
    return Shape.of(dims.stream().mapToInt(dim -> dim).toArray());
  }

  private static Result squeeze(Shape input, Config arguments) {
    List<Integer> given =
        axes(arguments, "axis").stream().map(axis -> Axes.inRow(axis, input.rank())).toList();
    List<Integer> dims = new ArrayList<>(List.of(input.dim(0)));
    for (int axis = 1; axis < input.rank(); axis++) {
      boolean goes = given.isEmpty() ? input.dim(axis) == 1 : given.contains(axis);
      if (goes && input.dim(axis) != 1) {
        throw new IllegalArgumentException("axis %d is not of size 1".formatted(axis));
      }
      if (!goes) {
        dims.add(input.dim(axis));
      }
    }
    return Result.sameOrder(shape(dims));
  }

  private static Result transpose(Shape input, Config arguments) {
    List<Integer> order =
        axes(arguments, "axes").stream()
            .map(axis -> axis < 0 ? axis + input.rank() : axis)
            .toList();
    return permuted(input, order);
  }

  private static Result permuted(Shape input, List<Integer> order) {
    List<Integer> all = IntStream.range(0, input.rank()).boxed().toList();
    if (order.isEmpty() || order.getFirst() != 0 || !order.stream().sorted().toList().equals(all)) {
      throw new IllegalArgumentException(
          "axes must be all of them, the batch first; found " + order);
    }
    int[] steps = Axes.steps(input);
    return Result.of(
        shape(order.stream().map(input::dim).toList()),
        at -> {
          int element = 0;
          for (int axis = 1; axis < at.length; axis++) {
            element += at[axis] * steps[order.get(axis)];
          }
          return element;
        });
  }

  private static Result swapAxes(Shape input, Config arguments) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, input.rank()).boxed().toList());
    Collections.swap(
        order, axis(arguments, "axis1", input.rank()), axis(arguments, "axis2", input.rank()));
    return permuted(input, order);
  }

  private static Result moveAxis(Shape input, Config arguments) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, input.rank()).boxed().toList());
    int source = axis(arguments, "source", input.rank());
    order.removeIf(axis -> axis == source);
    order.add(axis(arguments, "destination", input.rank()), source);
    return permuted(input, order);
  }

  private static Result flip(Shape input, Config arguments) {
    List<Integer> axes =
        axes(arguments, "axis").stream().map(axis -> Axes.inRow(axis, input.rank())).toList();
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("axis must be one of a row's; found null");
    }
    int[] steps = Axes.steps(input);
    return Result.of(
        input,
        at -> {
          int element = 0;
          for (int axis = 1; axis < at.length; axis++) {
            int from = axes.contains(axis) ? input.dim(axis) - 1 - at[axis] : at[axis];
            element += from * steps[axis];
          }
          return element;
        });
  }

  private static Result tile(Shape input, Config arguments) {
    List<Integer> repeats = new ArrayList<>(axes(arguments, "repeats"));
    while (repeats.size() < input.rank()) {
      repeats.addFirst(1);
    }
    if (repeats.size() != input.rank() || repeats.getFirst() != 1 || smallest(repeats) < 1) {
      throw new IllegalArgumentException("repeats must leave the batch alone; found " + repeats);
    }
    int[] steps = Axes.steps(input);
    return Result.of(
        times(input, repeats),
        at -> {
          int element = 0;
          for (int axis = 1; axis < at.length; axis++) {
            element += at[axis] % input.dim(axis) * steps[axis];
          }
          return element;
        });
  }

  private static int smallest(List<Integer> numbers) {
    return numbers.stream().mapToInt(number -> number).min().orElse(0);
  }

  private static Shape times(Shape input, List<Integer> repeats) {
    Shape shape = input;
    for (int axis = 1; axis < input.rank(); axis++) {
      if (input.dim(axis) != Shape.UNKNOWN) {
        shape = shape.withDim(axis, Math.multiplyExact(input.dim(axis), repeats.get(axis)));
      }
    }
    return shape;
  }

  private static Result repeat(Shape input, Config arguments) {
    int axis = axis(arguments, "axis", input.rank());
    List<Integer> repeats = axes(arguments, "repeats");
    if (repeats.size() == input.dim(axis) && repeats.size() > 1 && smallest(repeats) >= 0) {
      return repeatEach(input, axis, repeats);
    }
    if (repeats.size() != 1 || smallest(repeats) < 1) {
      throw new IllegalArgumentException(
          "repeats must be one number of at least 1, or one for each element; found " + repeats);
    }
    List<Integer> each = new ArrayList<>(Collections.nCopies(input.rank(), 1));
    each.set(axis, repeats.getFirst());
    int[] steps = Axes.steps(input);
    return Result.of(
        times(input, each),
        at -> {
          int element = 0;
          for (int i = 1; i < at.length; i++) {
            element += (i == axis ? at[i] / repeats.getFirst() : at[i]) * steps[i];
          }
          return element;
        });
  }

  /// Every element of an axis with a number of repetitions of its own.
  private static Result repeatEach(Shape input, int axis, List<Integer> repeats) {
    List<Integer> from = new ArrayList<>();
    for (int i = 0; i < repeats.size(); i++) {
      from.addAll(Collections.nCopies(repeats.get(i), i));
    }
    int[] steps = Axes.steps(input);
    return Result.of(
        input.withDim(axis, from.size()),
        at -> {
          int element = 0;
          for (int i = 1; i < at.length; i++) {
            element += (i == axis ? from.get(at[i]) : at[i]) * steps[i];
          }
          return element;
        });
  }

  private static Result pad(Shape input, Config arguments) {
    List<Integer> widths = new ArrayList<>(axes(arguments, "pad_width"));
    if (widths.size() != 2 * input.rank() || widths.get(0) != 0 || widths.get(1) != 0) {
      throw new IllegalArgumentException("pad_width must leave the batch alone; found " + widths);
    }
    if (widths.stream().anyMatch(width -> width < 0)) {
      throw new IllegalArgumentException("pad_width must be at least 0; found " + widths);
    }
    String mode = arguments.string("mode", "constant");
    if (!List.of("constant", "reflect", "symmetric").contains(mode)) {
      throw new IllegalArgumentException("mode '%s' is not known".formatted(mode));
    }
    Shape shape = input;
    for (int axis = 1; axis < input.rank(); axis++) {
      if (input.dim(axis) != Shape.UNKNOWN) {
        int before = widths.get(2 * axis);
        int behind = widths.get(2 * axis + 1);
        int mirrored = input.dim(axis) - (mode.equals("reflect") ? 1 : 0);
        if (!mode.equals("constant") && Math.max(before, behind) > mirrored) {
          throw new IllegalArgumentException(
              "mode %s pads axis %d by at most %d".formatted(mode, axis, mirrored));
        }
        int more = Math.addExact(before, behind);
        shape = shape.withDim(axis, Math.addExact(input.dim(axis), more));
      }
    }
    int[] steps = Axes.steps(input);
    return Result.of(
        shape,
        at -> {
          int element = 0;
          for (int axis = 1; axis < at.length; axis++) {
            int from = source(at[axis] - widths.get(2 * axis), input.dim(axis), mode);
            if (from < 0) {
              return -1;
            }
            element += from * steps[axis];
          }
          return element;
        });
  }

  /// The position that a padded one repeats, or -1 for none.
  private static int source(int at, int size, String mode) {
    if (at >= 0 && at < size) {
      return at;
    }
    boolean before = at < 0;
    return switch (mode) {
      case "reflect" -> before ? -at : 2 * size - 2 - at;
      case "symmetric" -> before ? -at - 1 : 2 * size - 1 - at;
      default -> -1;
    };
  }

  private static Result take(Shape input, Config arguments) {
    int axis = axis(arguments, "axis", input.rank());
    Operand.Constant constant = new Operand.Constant(arguments.value("indices"));
    float[] indices = constant.floats();
    for (float index : indices) {
      if (input.dim(axis) != Shape.UNKNOWN
          && !(index >= -input.dim(axis) && index < input.dim(axis))) {
        throw new IllegalArgumentException(
            "there is no element %s of %d".formatted(index, input.dim(axis)));
      }
    }
    List<Integer> dims = new ArrayList<>();
    for (int i = 0; i < input.rank(); i++) {
      if (i == axis) {
        for (int size : constant.shape().dims()) {
          dims.add(size);
        }
      } else {
        dims.add(input.dim(i));
      }
    }
    int more = constant.shape().rank();
    int[] steps = Axes.steps(input);
    int[] sizes = constant.shape().dims();
    return Result.of(
        shape(dims),
        at -> {
          int which = 0;
          for (int i = 0; i < more; i++) {
            which = which * sizes[i] + at[axis + i];
          }
          int from = (int) indices[which];
          int element = (from < 0 ? from + input.dim(axis) : from) * steps[axis];
          for (int i = 1; i < input.rank(); i++) {
            element += i == axis ? 0 : at[i < axis ? i : i + more - 1] * steps[i];
          }
          return element;
        });
  }
}
