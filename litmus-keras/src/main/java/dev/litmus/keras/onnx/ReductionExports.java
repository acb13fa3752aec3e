package dev.litmus.keras.onnx;

import dev.litmus.nn.operations.ReductionOperation;

/// Operations that sum up axes.
final class ReductionExports {
  private ReductionExports() {}

  static Term operation(ReductionOperation operation, OnnxEmitter e) {
    long[] axes = operation.axes().stream().mapToLong(axis -> axis).toArray();
    boolean kept = operation.keepdims();
    Term x = e.number();
    return switch (operation.kind()) {
      case SUM -> e.reduce("ReduceSum", x, kept, axes);
      case MEAN -> e.reduce("ReduceMean", x, kept, axes);
      case MAX -> e.reduce("ReduceMax", x, kept, axes);
      case MIN -> e.reduce("ReduceMin", x, kept, axes);
      case PROD -> e.reduce("ReduceProd", x, kept, axes);
      case NORM -> e.reduce("ReduceL2", x, kept, axes);
      case NORM_1 -> e.reduce("ReduceL1", x, kept, axes);
      case COUNT_NONZERO -> e.longs(e.reduce("ReduceSum", e.floats(e.bools(x)), kept, axes));
      case NANSUM -> e.reduce("ReduceSum", without(e, x, 0), kept, axes);
      case NANMEAN ->
          e.op("Div", e.reduce("ReduceSum", without(e, x, 0), kept, axes), count(e, x, kept, axes));
      case NANMAX -> extreme(e, x, "ReduceMax", Double.NEGATIVE_INFINITY, kept, axes);
      case NANMIN -> extreme(e, x, "ReduceMin", Double.POSITIVE_INFINITY, kept, axes);
      case LOGSUMEXP -> e.reduce("ReduceLogSumExp", x, kept, axes);
      case VAR -> variance(e, x, kept, axes);
      case STD -> e.op("Sqrt", variance(e, x, kept, axes));
      case ANY -> e.bools(e.reduce("ReduceMax", e.floats(e.bools(x)), kept, axes));
      case ALL -> e.bools(e.reduce("ReduceMin", e.floats(e.bools(x)), kept, axes));
      case ARGMAX -> place(e, "ArgMax", x, kept, axes);
      case ARGMIN -> place(e, "ArgMin", x, kept, axes);
    };
  }

  /// The numbers, with a filler where there are none.
  private static Term without(OnnxEmitter e, Term x, double filler) {
    return e.op("Where", e.op("IsNaN", x), e.constant(filler), x);
  }

  /// How many numbers there are.
  private static Term count(OnnxEmitter e, Term x, boolean kept, long... axes) {
    return e.reduce("ReduceSum", e.floats(e.op("Not", e.op("IsNaN", x))), kept, axes);
  }

  /// The extreme of the numbers; NaN where there are none.
  private static Term extreme(
      OnnxEmitter e, Term x, String operator, double filler, boolean kept, long... axes) {
    Term none = e.op("Equal", count(e, x, kept, axes), e.constant(0));
    Term found = e.reduce(operator, without(e, x, filler), kept, axes);
    return e.op("Where", none, e.constant(Double.NaN), found);
  }

  private static Term variance(OnnxEmitter e, Term x, boolean kept, long... axes) {
    Term centred = e.op("Sub", x, e.reduce("ReduceMean", x, true, axes));
    return e.reduce("ReduceMean", e.op("Mul", centred, centred), kept, axes);
  }

  private static Term place(OnnxEmitter e, String operator, Term x, boolean kept, long... axes) {
    if (axes.length != 1) {
      throw e.refuse("it looks for a place along several axes at once, and ONNX knows only one");
    }
    return e.node(operator).with("axis", axes[0]).with("keepdims", kept ? 1 : 0).of(x);
  }
}
