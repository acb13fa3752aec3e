package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.operations.Operand;
import dev.litmus.nn.operations.RearrangeOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Operations that only move elements, which keep their type. The operation has checked its
/// arguments.
final class RearrangementExports {
  /// Beyond the first element, for a slice that runs backwards.
  private static final long BEFORE_ALL = Integer.MIN_VALUE;

  private static final long AFTER_ALL = Integer.MAX_VALUE;

  /// What says one operation.
  private record Use(OnnxEmitter e, Term x, Map<String, @Nullable Object> arguments, Shape result) {
    private int rank() {
      return e.shape().rank();
    }

    /// Whole numbers under a key, one or several.
    private List<Integer> numbers(String key) {
      List<Integer> numbers = new ArrayList<>();
      collect(arguments.get(key), numbers);
      return numbers;
    }

    /// One axis, counted from the front.
    private int axis(String key) {
      int axis = numbers(key).getFirst();
      return axis < 0 ? axis + rank() : axis;
    }

    private static void collect(@Nullable Object value, List<Integer> numbers) {
      if (value instanceof Number number) {
        numbers.add(number.intValue());
      } else if (value instanceof List<?> list) {
        list.forEach(item -> collect(item, numbers));
      }
    }
  }

  /// What says one kind of operation.
  @FunctionalInterface
  private interface Nodes {
    Term of(Use use);
  }

  private static final Map<String, Nodes> ALL = new TreeMap<>();

  static {
    ALL.put("ConvertToTensor", use -> use.x);
    ALL.put("Reshape", RearrangementExports::ofResult);
    ALL.put("ExpandDims", use -> use.e.op("Unsqueeze", use.x, axes(use, "axis")));
    ALL.put("Squeeze", RearrangementExports::squeeze);
    ALL.put("Transpose", use -> permuted(use, use.numbers("axes")));
    ALL.put("Swapaxes", RearrangementExports::swapAxes);
    ALL.put("Moveaxis", RearrangementExports::moveAxis);
    ALL.put("Flip", RearrangementExports::flip);
    ALL.put("Tile", RearrangementExports::tile);
    ALL.put("Repeat", RearrangementExports::repeat);
    ALL.put("Pad", RearrangementExports::pad);
    ALL.put("Take", RearrangementExports::take);
    ALL.put("BroadcastTo", RearrangementExports::broadcast);
    ALL.put("Tril", use -> triangle(use, false));
    ALL.put("Triu", use -> triangle(use, true));
    ALL.put("Diagonal", RearrangementExports::diagonal);
    ALL.put("Roll", RearrangementExports::roll);
    ALL.put("GetItem", use -> SliceExports.getItem(use.e, use.x, use.arguments.get("key")));
  }

  private RearrangementExports() {}

  static Term operation(RearrangeOperation operation, OnnxEmitter e) {
    Nodes nodes = ALL.get(operation.className());
    if (nodes == null) {
      throw new IllegalStateException("no nodes for " + operation.className());
    }
    Shape result = operation.outputShape(List.of(e.shape()));
    return nodes.of(new Use(e, e.input(), operation.arguments(), result));
  }

  private static Term ofResult(Use use) {
    return ShapeExports.ofShape(use.e, use.x, use.result);
  }

  private static Term axes(Use use, String key) {
    return use.e.integers(longs(use.numbers(key)));
  }

  private static long[] longs(List<Integer> numbers) {
    return numbers.stream().mapToLong(number -> number).toArray();
  }

  private static Term squeeze(Use use) {
    return use.numbers("axis").isEmpty()
        ? ofResult(use)
        : use.e.op("Squeeze", use.x, axes(use, "axis"));
  }

  private static Term permuted(Use use, List<Integer> order) {
    int[] axes = order.stream().mapToInt(axis -> axis < 0 ? axis + use.rank() : axis).toArray();
    return use.e.transpose(use.x, axes);
  }

  private static List<Integer> everyAxis(Use use) {
    return new ArrayList<>(IntStream.range(0, use.rank()).boxed().toList());
  }

  private static Term swapAxes(Use use) {
    List<Integer> order = everyAxis(use);
    Collections.swap(order, use.axis("axis1"), use.axis("axis2"));
    return permuted(use, order);
  }

  private static Term moveAxis(Use use) {
    List<Integer> order = everyAxis(use);
    int source = use.axis("source");
    order.removeIf(axis -> axis == source);
    order.add(use.axis("destination"), source);
    return permuted(use, order);
  }

  private static Term flip(Use use) {
    int count = use.numbers("axis").size();
    return use.e.op(
        "Slice",
        use.x,
        same(use, count, -1),
        same(use, count, BEFORE_ALL),
        axes(use, "axis"),
        same(use, count, -1));
  }

  private static Term same(Use use, int count, long value) {
    return use.e.integers(LongStream.generate(() -> value).limit(count).toArray());
  }

  private static Term tile(Use use) {
    List<Integer> repeats = new ArrayList<>(use.numbers("repeats"));
    while (repeats.size() < use.rank()) {
      repeats.addFirst(1);
    }
    return use.e.op("Tile", use.x, use.e.integers(longs(repeats)));
  }

  /// Along an axis of their own, which then joins the one before.
  private static Term repeat(Use use) {
    if (use.numbers("repeats").size() != 1) {
      throw use.e.refuse("its elements are repeated a number of times each");
    }
    int axis = use.axis("axis");
    long[] repeats = LongStream.generate(() -> 1).limit(use.rank() + 1L).toArray();
    repeats[axis + 1] = use.numbers("repeats").getFirst();
    Term each = use.e.op("Tile", use.e.unsqueeze(use.x, axis + 1), use.e.integers(repeats));
    return ShapeExports.ofShape(use.e, each, use.result);
  }

  private static Term pad(Use use) {
    List<Integer> widths = use.numbers("pad_width");
    Term x = use.e.floats(use.x);
    if ("symmetric".equals(use.arguments.get("mode"))) {
      return mirrored(use.e, x, widths);
    }
    long[] pads = new long[widths.size()];
    for (int i = 0; i < pads.length; i++) {
      pads[i % 2 * use.rank() + i / 2] = widths.get(i);
    }
    if ("reflect".equals(use.arguments.get("mode"))) {
      return use.e.node("Pad").with("mode", "reflect").of(x, use.e.integers(pads));
    }
    Object filler = use.arguments.get("constant_values");
    Term constant =
        filler == null ? use.e.constant(0) : Operands.constant(use.e, new Operand.Constant(filler));
    return use.e.op("Pad", x, use.e.integers(pads), constant);
  }

  /// At each border its elements in reverse, the outermost repeated, which ONNX has no mode for.
  private static Term mirrored(OnnxEmitter e, Term x, List<Integer> widths) {
    Term padded = x;
    for (int axis = 1; axis < widths.size() / 2; axis++) {
      int before = widths.get(2 * axis);
      int behind = widths.get(2 * axis + 1);
      List<Term> parts = new ArrayList<>(List.of(padded));
      if (before > 0) {
        parts.addFirst(SliceExports.slice(e, padded, axis, before - 1, BEFORE_ALL, -1));
      }
      if (behind > 0) {
        parts.add(SliceExports.slice(e, padded, axis, AFTER_ALL, -1L - behind, -1));
      }
      padded = parts.size() == 1 ? padded : e.concat(axis, parts);
    }
    return padded;
  }

  private static Term broadcast(Use use) {
    long[] sizes = longs(use.numbers("shape"));
    sizes[0] = 1;
    return use.e.op("Expand", use.x, use.e.integers(sizes));
  }

  private static Term triangle(Use use, boolean upper) {
    List<Integer> k = use.numbers("k");
    return use.e
        .node("Trilu")
        .with("upper", upper ? 1 : 0)
        .of(use.e.floats(use.x), use.e.integer(k.isEmpty() ? 0 : k.getFirst()));
  }

  /// From the two axes side by side as one.
  private static Term diagonal(Use use) {
    int first = use.axis("axis1");
    int second = use.axis("axis2");
    int rows = use.e.shape().dim(first);
    int columns = use.e.shape().dim(second);
    if (rows == Shape.UNKNOWN || columns == Shape.UNKNOWN) {
      throw use.e.refuse("its matrices have no fixed size");
    }
    List<Integer> order = everyAxis(use);
    order.removeAll(List.of(first, second));
    long[] sizes = new long[order.size() + 1];
    sizes[order.size()] = (long) rows * columns;
    order.addAll(List.of(first, second));
    Term flat = use.e.reshape(permuted(use, order), sizes);
    int offset = use.numbers("offset").isEmpty() ? 0 : use.numbers("offset").getFirst();
    long[] places = new long[use.result.last()];
    for (int i = 0; i < places.length; i++) {
      places[i] = (long) (i + Math.max(0, -offset)) * columns + i + Math.max(0, offset);
    }
    return use.e.node("Gather").with("axis", -1).of(flat, use.e.integers(places));
  }

  private static Term roll(Use use) {
    List<Integer> shifts = use.numbers("shift");
    List<Integer> axes = use.numbers("axis");
    Term rolled = use.x;
    for (int i = 0; i < shifts.size(); i++) {
      int axis = axes.get(i) < 0 ? axes.get(i) + use.rank() : axes.get(i);
      if (use.e.shape().dim(axis) == Shape.UNKNOWN) {
        throw use.e.refuse("its axis has no fixed size");
      }
      int by = Math.floorMod(shifts.get(i), use.e.shape().dim(axis));
      if (by != 0) {
        Term last = SliceExports.slice(use.e, rolled, axis, -by, AFTER_ALL, 1);
        Term others = SliceExports.slice(use.e, rolled, axis, 0, -by, 1);
        rolled = use.e.concat(axis, List.of(last, others));
      }
    }
    return rolled;
  }

  private static Term take(Use use) {
    Operand.Constant indices = new Operand.Constant(use.arguments.get("indices"));
    float[] values = indices.floats();
    long[] places = new long[values.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (long) values[i];
    }
    Term constant = use.e.integers("indices", indices.shape(), places);
    return use.e.node("Gather").with("axis", use.axis("axis")).of(use.x, constant);
  }
}
