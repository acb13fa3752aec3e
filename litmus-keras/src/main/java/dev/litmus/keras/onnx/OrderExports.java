package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.operations.CumulativeOperation;
import dev.litmus.nn.operations.RankingOperation;
import dev.litmus.nn.operations.SplitOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Operations along an axis, one element after the other: in order, added up, or cut into parts.
final class OrderExports {
  private OrderExports() {}

  /// ONNX sorts by taking the smallest of all.
  static List<Term> ranking(RankingOperation operation, OnnxEmitter e) {
    boolean largest = operation.kind() == RankingOperation.Kind.TOP_K;
    int axis = counted(e, operation.axis());
    Term x = e.number();
    Term count = largest ? e.integers(operation.k()) : e.size(x, axis);
    List<Term> both =
        e.node("TopK")
            .with("axis", axis)
            .with("largest", largest ? 1 : 0)
            .all(List.of(DType.FLOAT32, DType.INT64), x, count);
    return switch (operation.kind()) {
      case SORT -> List.of(both.getFirst());
      case ARGSORT -> List.of(both.getLast());
      case TOP_K -> both;
    };
  }

  /// Running products are written out, since ONNX has sums alone.
  static Term cumulative(CumulativeOperation operation, OnnxEmitter e) {
    int axis = counted(e, operation.axis());
    if (!operation.product()) {
      return e.op("CumSum", e.number(), e.integer(axis));
    }
    List<Term> products = new ArrayList<>();
    for (Term part : parts(e, axis, Collections.nCopies(size(e, axis), 1))) {
      products.add(products.isEmpty() ? part : e.op("Mul", products.getLast(), part));
    }
    return e.concat(axis, products);
  }

  static List<Term> split(SplitOperation operation, OnnxEmitter e) {
    int axis = counted(e, operation.axis());
    int size = size(e, axis);
    if (operation.unstacks()) {
      return parts(e, axis, Collections.nCopies(size, 1)).stream()
          .map(part -> e.squeeze(part, axis))
          .toList();
    }
    return parts(
        e,
        axis,
        operation.outputShapes(List.of(e.shape())).stream().map(shape -> shape.dim(axis)).toList());
  }

  private static List<Term> parts(OnnxEmitter e, int axis, List<Integer> sizes) {
    long[] lengths = sizes.stream().mapToLong(size -> size).toArray();
    Term x = e.number();
    return e.node("Split")
        .with("axis", axis)
        .all(Collections.nCopies(sizes.size(), DType.FLOAT32), x, e.integers(lengths));
  }

  private static int counted(OnnxEmitter e, int axis) {
    return axis < 0 ? axis + e.shape().rank() : axis;
  }

  private static int size(OnnxEmitter e, int axis) {
    if (e.shape().dim(axis) == Shape.UNKNOWN) {
      throw e.refuse("its axis has no fixed size");
    }
    return e.shape().dim(axis);
  }
}
