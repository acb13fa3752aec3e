package dev.litmus.nn.operations;

import dev.litmus.nn.DType;
import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.NanToNum;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.ops.ElementwiseFunction;
import dev.litmus.nn.ops.Reduce;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Arithmetic on symbols, by the names of Keras's `ops`: between layers of a functional model.
///
/// ```java
/// Symbol missing = Ops.cast(Ops.isnan(x), DType.FLOAT32);
/// Symbol middle = Ops.mean(Ops.multiply(sequence, 0.5), 1);
/// ```
///
/// Axes count the batch as axis 0, which no operation may touch. A call that cannot take its
/// arguments throws [dev.litmus.nn.layers.ShapeException].
public final class Ops {
  private Ops() {}

  /// Any element-wise operation by Keras's class name: `elementwise("Arctan2", y, 1.0)`.
  ///
  /// @param arguments symbols, numbers or [Operand]s
  /// @throws IllegalArgumentException when there is no such operation
  public static Symbol elementwise(String className, Object... arguments) {
    ElementwiseFunction function = ElementwiseFunctions.named(className);
    List<Operand> operands = new ArrayList<>();
    List<Operand.Constant> settings = new ArrayList<>();
    List<Symbol> inputs = new ArrayList<>();
    for (Object argument : arguments) {
      Operand operand =
          switch (argument) {
            case Symbol symbol -> {
              inputs.add(symbol);
              yield Operand.input();
            }
            case Operand given -> given;
            case Number number -> Operand.of(number.doubleValue());
            default -> throw new IllegalArgumentException("no symbol and no number: " + argument);
          };
      if (operands.size() < function.parameters().size()) {
        operands.add(operand);
      } else if (operand instanceof Operand.Constant constant) {
        settings.add(constant);
      }
    }
    return new ElementwiseOperation("", function, operands, settings)
        .apply(inputs.toArray(new Symbol[0]));
  }

  /// x1 + x2.
  public static Symbol add(Symbol x1, Symbol x2) {
    return elementwise("Add", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol add(Symbol x1, double x2) {
    return elementwise("Add", x1, x2);
  }

  /// x1 - x2.
  public static Symbol subtract(Symbol x1, Symbol x2) {
    return elementwise("Subtract", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol subtract(Symbol x1, double x2) {
    return elementwise("Subtract", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol subtract(double x1, Symbol x2) {
    return elementwise("Subtract", x1, x2);
  }

  /// x1 * x2.
  public static Symbol multiply(Symbol x1, Symbol x2) {
    return elementwise("Multiply", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol multiply(Symbol x1, double x2) {
    return elementwise("Multiply", x1, x2);
  }

  /// x1 / x2.
  public static Symbol divide(Symbol x1, Symbol x2) {
    return elementwise("Divide", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol divide(Symbol x1, double x2) {
    return elementwise("Divide", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol divide(double x1, Symbol x2) {
    return elementwise("Divide", x1, x2);
  }

  /// x1 to the power of x2.
  public static Symbol power(Symbol x1, Symbol x2) {
    return elementwise("Power", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol power(Symbol x1, double x2) {
    return elementwise("Power", x1, x2);
  }

  /// The larger of both.
  public static Symbol maximum(Symbol x1, Symbol x2) {
    return elementwise("Maximum", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol maximum(Symbol x1, double x2) {
    return elementwise("Maximum", x1, x2);
  }

  /// The smaller of both.
  public static Symbol minimum(Symbol x1, Symbol x2) {
    return elementwise("Minimum", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol minimum(Symbol x1, double x2) {
    return elementwise("Minimum", x1, x2);
  }

  /// Whether x1 is x2.
  public static Symbol equal(Symbol x1, Symbol x2) {
    return elementwise("Equal", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol equal(Symbol x1, double x2) {
    return elementwise("Equal", x1, x2);
  }

  /// Whether x1 is not x2.
  public static Symbol notEqual(Symbol x1, Symbol x2) {
    return elementwise("NotEqual", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol notEqual(Symbol x1, double x2) {
    return elementwise("NotEqual", x1, x2);
  }

  /// Whether x1 is above x2.
  public static Symbol greater(Symbol x1, Symbol x2) {
    return elementwise("Greater", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol greater(Symbol x1, double x2) {
    return elementwise("Greater", x1, x2);
  }

  /// Whether x1 is at least x2.
  public static Symbol greaterEqual(Symbol x1, Symbol x2) {
    return elementwise("GreaterEqual", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol greaterEqual(Symbol x1, double x2) {
    return elementwise("GreaterEqual", x1, x2);
  }

  /// Whether x1 is below x2.
  public static Symbol less(Symbol x1, Symbol x2) {
    return elementwise("Less", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol less(Symbol x1, double x2) {
    return elementwise("Less", x1, x2);
  }

  /// Whether x1 is at most x2.
  public static Symbol lessEqual(Symbol x1, Symbol x2) {
    return elementwise("LessEqual", x1, x2);
  }

  /// The same with a number for every element.
  public static Symbol lessEqual(Symbol x1, double x2) {
    return elementwise("LessEqual", x1, x2);
  }

  /// Whether both hold.
  public static Symbol logicalAnd(Symbol x1, Symbol x2) {
    return elementwise("LogicalAnd", x1, x2);
  }

  /// Whether one of both holds.
  public static Symbol logicalOr(Symbol x1, Symbol x2) {
    return elementwise("LogicalOr", x1, x2);
  }

  /// Whether it does not hold.
  public static Symbol logicalNot(Symbol x) {
    return elementwise("LogicalNot", x);
  }

  /// -x.
  public static Symbol negative(Symbol x) {
    return elementwise("Negative", x);
  }

  /// The size of x without its sign.
  public static Symbol absolute(Symbol x) {
    return elementwise("Absolute", x);
  }

  /// x * x.
  public static Symbol square(Symbol x) {
    return elementwise("Square", x);
  }

  /// The square root.
  public static Symbol sqrt(Symbol x) {
    return elementwise("Sqrt", x);
  }

  /// 1 by the square root.
  public static Symbol rsqrt(Symbol x) {
    return elementwise("Rsqrt", x);
  }

  /// 1 / x.
  public static Symbol reciprocal(Symbol x) {
    return elementwise("Reciprocal", x);
  }

  /// e to the power of x.
  public static Symbol exp(Symbol x) {
    return elementwise("Exp", x);
  }

  /// exp(x) - 1, exact near 0.
  public static Symbol expm1(Symbol x) {
    return elementwise("Expm1", x);
  }

  /// The natural logarithm.
  public static Symbol log(Symbol x) {
    return elementwise("Log", x);
  }

  /// log(1 + x), exact near 0.
  public static Symbol log1p(Symbol x) {
    return elementwise("Log1p", x);
  }

  /// The sine.
  public static Symbol sin(Symbol x) {
    return elementwise("Sin", x);
  }

  /// The cosine.
  public static Symbol cos(Symbol x) {
    return elementwise("Cos", x);
  }

  /// The hyperbolic tangent.
  public static Symbol tanh(Symbol x) {
    return elementwise("Tanh", x);
  }

  /// 1 / (1 + exp(-x)).
  public static Symbol sigmoid(Symbol x) {
    return elementwise("Sigmoid", x);
  }

  /// max(x, 0).
  public static Symbol relu(Symbol x) {
    return elementwise("Relu", x);
  }

  /// The next whole number below.
  public static Symbol floor(Symbol x) {
    return elementwise("Floor", x);
  }

  /// The next whole number above.
  public static Symbol ceil(Symbol x) {
    return elementwise("Ceil", x);
  }

  /// -1, 0 or 1.
  public static Symbol sign(Symbol x) {
    return elementwise("Sign", x);
  }

  /// Whether it is a finite number.
  public static Symbol isfinite(Symbol x) {
    return elementwise("Isfinite", x);
  }

  /// Whether it is infinite.
  public static Symbol isinf(Symbol x) {
    return elementwise("Isinf", x);
  }

  /// To the nearest whole number, from the middle to the even one.
  public static Symbol round(Symbol x) {
    return elementwise("Round", x, new Operand.Constant(0L));
  }

  /// Whether it is no number.
  public static Symbol isnan(Symbol x) {
    return IsNan.of().apply(x);
  }

  /// With 0 where there is no number.
  public static Symbol nanToNum(Symbol x) {
    return NanToNum.of().apply(x);
  }

  /// Under another type.
  public static Symbol cast(Symbol x, DType dtype) {
    return Cast.of(dtype).apply(x);
  }

  /// Between both limits.
  public static Symbol clip(Symbol x, double low, double high) {
    return elementwise("Clip", x, low, high);
  }

  /// x1 where the condition holds, else x2.
  public static Symbol where(Symbol condition, Symbol x1, Symbol x2) {
    return elementwise("Where", condition, x1, x2);
  }

  /// The same with a number where the condition does not hold.
  public static Symbol where(Symbol condition, Symbol x1, double x2) {
    return elementwise("Where", condition, x1, x2);
  }

  /// The same with a number where the condition holds.
  public static Symbol where(Symbol condition, double x1, Symbol x2) {
    return elementwise("Where", condition, x1, x2);
  }

  /// The mean along axes of a row, which go.
  public static Symbol mean(Symbol x, int... axes) {
    return reduced(Reduce.Kind.MEAN, x, axes);
  }

  /// The sum along axes of a row, which go.
  public static Symbol sum(Symbol x, int... axes) {
    return reduced(Reduce.Kind.SUM, x, axes);
  }

  /// The largest along axes of a row, which go.
  public static Symbol max(Symbol x, int... axes) {
    return reduced(Reduce.Kind.MAX, x, axes);
  }

  /// The smallest along axes of a row, which go.
  public static Symbol min(Symbol x, int... axes) {
    return reduced(Reduce.Kind.MIN, x, axes);
  }

  /// The product along axes of a row, which go.
  public static Symbol prod(Symbol x, int... axes) {
    return reduced(Reduce.Kind.PROD, x, axes);
  }

  /// The variance along axes of a row, which go.
  public static Symbol var(Symbol x, int... axes) {
    return reduced(Reduce.Kind.VAR, x, axes);
  }

  /// The standard deviation along axes of a row, which go.
  public static Symbol std(Symbol x, int... axes) {
    return reduced(Reduce.Kind.STD, x, axes);
  }

  /// Whether one holds along axes of a row, which go.
  public static Symbol any(Symbol x, int... axes) {
    return reduced(Reduce.Kind.ANY, x, axes);
  }

  /// Whether all hold along axes of a row, which go.
  public static Symbol all(Symbol x, int... axes) {
    return reduced(Reduce.Kind.ALL, x, axes);
  }

  /// The place of the largest along axes of a row, which go.
  public static Symbol argmax(Symbol x, int... axes) {
    return reduced(Reduce.Kind.ARGMAX, x, axes);
  }

  /// The place of the smallest along axes of a row, which go.
  public static Symbol argmin(Symbol x, int... axes) {
    return reduced(Reduce.Kind.ARGMIN, x, axes);
  }

  private static Symbol reduced(Reduce.Kind kind, Symbol x, int... axes) {
    return reduced(kind, x, false, axes);
  }

  /// A reduction that may leave an axis of 1 in place of those it goes along: Keras's `keepdims`.
  public static Symbol reduced(Reduce.Kind kind, Symbol x, boolean keepdims, int... axes) {
    List<Integer> along = Arrays.stream(axes).boxed().toList();
    return ReductionOperation.of(kind, along, keepdims).apply(x);
  }

  /// The tensors side by side along an axis.
  public static Symbol concatenate(int axis, Symbol... tensors) {
    return new JoinOperation("", false, axis).apply(tensors);
  }

  /// The tensors side by side along a new axis.
  public static Symbol stack(int axis, Symbol... tensors) {
    return new JoinOperation("", true, axis).apply(tensors);
  }

  /// Rows of those sizes, their elements in the same order.
  public static Symbol reshape(Symbol x, int... rowDims) {
    List<Long> newShape = new ArrayList<>(List.of(-1L));
    Arrays.stream(rowDims).forEach(dim -> newShape.add((long) dim));
    return rearranged("Reshape", x, Map.of("newshape", newShape));
  }

  /// The axes in another order, the batch first: `transpose(x, 0, 2, 1)`.
  public static Symbol transpose(Symbol x, int... axes) {
    return rearranged("Transpose", x, Map.of("axes", longs(axes)));
  }

  /// Without an axis of 1.
  public static Symbol squeeze(Symbol x, int axis) {
    return rearranged("Squeeze", x, Map.of("axis", (long) axis));
  }

  /// With a new axis of 1.
  public static Symbol expandDims(Symbol x, int axis) {
    return rearranged("ExpandDims", x, Map.of("axis", (long) axis));
  }

  /// The other way round along an axis.
  public static Symbol flip(Symbol x, int axis) {
    return rearranged("Flip", x, Map.of("axis", (long) axis));
  }

  /// One position of an axis, which goes: `x[:, 3]` for axis 1.
  public static Symbol at(Symbol x, int axis, int position) {
    return taken(x, axis, (long) position);
  }

  /// The elements of the last axis, the smallest first.
  public static Symbol sort(Symbol x) {
    return new RankingOperation("", RankingOperation.Kind.SORT, -1, 0).apply(x);
  }

  /// Some positions of an axis, up to and without the last: `x[:, 2:5]` for axis 1.
  public static Symbol slice(Symbol x, int axis, int from, int to) {
    return taken(x, axis, slice((long) from, (long) to));
  }

  private static Symbol taken(Symbol x, int axis, Object part) {
    List<Object> key = new ArrayList<>();
    for (int before = 0; before < Axes.inRow(axis, x.shape().rank()); before++) {
      key.add(slice(null, null));
    }
    key.add(part);
    List<Operand> operands = List.of(Operand.input(), new Operand.Constant(key));
    return new RearrangeOperation("", "GetItem", operands, Map.of()).apply(x);
  }

  private static Map<String, Object> slice(@Nullable Long from, @Nullable Long to) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("start", from);
    config.put("stop", to);
    config.put("step", null);
    return Map.of("class_name", "__slice__", "config", config);
  }

  private static Symbol rearranged(String className, Symbol x, Map<String, ?> settings) {
    return new RearrangeOperation(
            "", className, List.of(Operand.input()), new LinkedHashMap<>(settings))
        .apply(x);
  }

  private static List<Long> longs(int... numbers) {
    return Arrays.stream(numbers).asLongStream().boxed().toList();
  }

  /// The product of the matrices that the last two axes of rows hold.
  public static Symbol matmul(Symbol x1, Symbol x2) {
    return new MatmulOperation("", false, List.of(Operand.input(), Operand.input())).apply(x1, x2);
  }

  /// The product of the last axis with a constant matrix of those rows.
  public static Symbol matmul(Symbol x, float[][] matrix) {
    float[] values = new float[matrix.length * matrix[0].length];
    for (int i = 0; i < matrix.length; i++) {
      System.arraycopy(matrix[i], 0, values, i * matrix[0].length, matrix[0].length);
    }
    Operand constant = Operand.of(values, matrix.length, matrix[0].length);
    return new MatmulOperation("", false, List.of(Operand.input(), constant)).apply(x);
  }

  /// A new last axis with 1 at the place of each index.
  public static Symbol oneHot(Symbol x, int classes) {
    return new OneHotOperation("", classes, -1, DType.FLOAT32).apply(x);
  }

  /// The softmax along the last axis.
  public static Symbol softmax(Symbol x) {
    return new SoftmaxOperation("", false, -1).apply(x);
  }
}
