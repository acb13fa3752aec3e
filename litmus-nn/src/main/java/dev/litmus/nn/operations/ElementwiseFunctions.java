package dev.litmus.nn.operations;

import static dev.litmus.nn.ops.ElementwiseFunction.Result.BOOL;
import static dev.litmus.nn.ops.ElementwiseFunction.Result.FLOAT;
import static dev.litmus.nn.ops.ElementwiseFunction.Result.WIDEST;

import dev.litmus.nn.ops.ElementwiseFunction;
import dev.litmus.nn.ops.FloatMath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The element-wise operations by Keras's class names: a line each, the function and its
/// derivatives. Where a derivative jumps, the side is the one that Keras takes on TensorFlow.
final class ElementwiseFunctions {
  private static final String NUMPY = "keras.src.ops.numpy";
  private static final String NN = "keras.src.ops.nn";
  private static final String MATH = "keras.src.ops.math";
  private static final float LN_2 = (float) Math.log(2);
  private static final float LN_10 = (float) Math.log(10);
  private static final float ROOT_2_BY_PI = (float) Math.sqrt(2 / Math.PI);
  private static final float DENSITY_AT_0 = (float) (1 / Math.sqrt(2 * Math.PI));
  private static final float RADIANS = (float) (Math.PI / 180);
  private static final float TWO_BY_ROOT_PI = (float) (2 / Math.sqrt(Math.PI));

  private static final Map<String, ElementwiseFunction> ALL = new TreeMap<>();

  static {
    one("Negative", NUMPY, WIDEST, x -> -x, (x, y) -> -1f);
    one("Absolute", NUMPY, WIDEST, x -> Math.abs(x), (x, y) -> Math.signum(x));
    one("Fabs", NUMPY, FLOAT, x -> Math.abs(x), (x, y) -> Math.signum(x));
    one("Copy", NUMPY, WIDEST, x -> x, (x, y) -> 1f);
    one("Abs", NUMPY, WIDEST, x -> Math.abs(x), (x, y) -> Math.signum(x));
    one("Square", NUMPY, WIDEST, x -> x * x, (x, y) -> 2 * x);
    one("Sqrt", NUMPY, FLOAT, x -> (float) Math.sqrt(x), (x, y) -> 0.5f / y);
    one("Rsqrt", MATH, FLOAT, x -> 1 / (float) Math.sqrt(x), (x, y) -> -0.5f * y / x);
    one("Reciprocal", NUMPY, FLOAT, x -> 1 / x, (x, y) -> -y * y);
    one("Exp", NUMPY, FLOAT, x -> FloatMath.exp(x), (x, y) -> y);
    one("Exp2", NUMPY, FLOAT, x -> (float) StrictMath.pow(2, x), (x, y) -> y * LN_2);
    one("Expm1", NUMPY, FLOAT, x -> FloatMath.expm1(x), (x, y) -> y + 1);
    one("Log", NUMPY, FLOAT, x -> FloatMath.log(x), (x, y) -> 1 / x);
    one("Log1p", NUMPY, FLOAT, x -> FloatMath.log1p(x), (x, y) -> 1 / (1 + x));
    one(
        "Log2",
        NUMPY,
        FLOAT,
        x -> (float) (StrictMath.log(x) / Math.log(2)),
        (x, y) -> 1 / (x * LN_2));
    one("Log10", NUMPY, FLOAT, x -> (float) StrictMath.log10(x), (x, y) -> 1 / (x * LN_10));
    one("Sin", NUMPY, FLOAT, FloatMath::sin, (x, y) -> FloatMath.cos(x));
    one("Cos", NUMPY, FLOAT, FloatMath::cos, (x, y) -> -FloatMath.sin(x));
    one("Tan", NUMPY, FLOAT, x -> (float) StrictMath.tan(x), (x, y) -> 1 + y * y);
    one(
        "Arcsin",
        NUMPY,
        FLOAT,
        x -> (float) StrictMath.asin(x),
        (x, y) -> 1 / (float) Math.sqrt(1 - x * x));
    one(
        "Arccos",
        NUMPY,
        FLOAT,
        x -> (float) StrictMath.acos(x),
        (x, y) -> -1 / (float) Math.sqrt(1 - x * x));
    one("Arctan", NUMPY, FLOAT, x -> (float) StrictMath.atan(x), (x, y) -> 1 / (1 + x * x));
    one(
        "Sinh",
        NUMPY,
        FLOAT,
        x -> (float) StrictMath.sinh(x),
        (x, y) -> (float) StrictMath.cosh(x));
    one(
        "Cosh",
        NUMPY,
        FLOAT,
        x -> (float) StrictMath.cosh(x),
        (x, y) -> (float) StrictMath.sinh(x));
    one("Tanh", NUMPY, FLOAT, x -> FloatMath.tanh(x), (x, y) -> 1 - y * y);
    one("Arcsinh", NUMPY, FLOAT, x -> arcsinh(x), (x, y) -> 1 / (float) Math.sqrt(x * x + 1));
    one(
        "Arccosh",
        NUMPY,
        FLOAT,
        x -> (float) StrictMath.log(x + Math.sqrt((double) x * x - 1)),
        (x, y) -> 1 / (float) Math.sqrt(x * x - 1));
    one(
        "Arctanh",
        NUMPY,
        FLOAT,
        x -> (float) (0.5 * (StrictMath.log1p(x) - StrictMath.log1p(-x))),
        (x, y) -> 1 / (1 - x * x));
    one("Cbrt", NUMPY, FLOAT, x -> (float) StrictMath.cbrt(x), (x, y) -> 1 / (3 * y * y));
    one("Sinc", NUMPY, FLOAT, x -> sinc(x), (x, y) -> x == 0 ? 0 : (cosPi(x) - y) / x);
    one("Deg2rad", NUMPY, FLOAT, x -> x * RADIANS, (x, y) -> RADIANS);
    one("Rad2deg", NUMPY, FLOAT, x -> x / RADIANS, (x, y) -> 1 / RADIANS);
    one("Conjugate", NUMPY, WIDEST, x -> x, (x, y) -> 1f);
    one("Real", NUMPY, WIDEST, x -> x, (x, y) -> 1f);
    one("Signbit", NUMPY, BOOL, x -> Float.floatToRawIntBits(x) < 0 ? 1f : 0f, null);
    one("StopGradient", "keras.src.ops.core", WIDEST, x -> x, null);
    one("Floor", NUMPY, FLOAT, x -> (float) Math.floor(x), null);
    one("Ceil", NUMPY, FLOAT, x -> (float) Math.ceil(x), null);
    one("Trunc", NUMPY, WIDEST, x -> (float) (x < 0 ? Math.ceil(x) : Math.floor(x)), null);
    one("Sign", NUMPY, WIDEST, x -> Math.signum(x), null);
    one("Isnan", NUMPY, BOOL, x -> Float.isNaN(x) ? 1f : 0f, null);
    one("Isinf", NUMPY, BOOL, x -> Float.isInfinite(x) ? 1f : 0f, null);
    one("Isfinite", NUMPY, BOOL, x -> Float.isFinite(x) ? 1f : 0f, null);
    one("Isposinf", NUMPY, BOOL, x -> x == Float.POSITIVE_INFINITY ? 1f : 0f, null);
    one("Isneginf", NUMPY, BOOL, x -> x == Float.NEGATIVE_INFINITY ? 1f : 0f, null);
    one("LogicalNot", NUMPY, BOOL, x -> x == 0 ? 1f : 0f, null);
    one("Erf", MATH, FLOAT, x -> erf(x), (x, y) -> TWO_BY_ROOT_PI * FloatMath.exp(-x * x));
    one("Relu", NN, WIDEST, x -> Math.max(x, 0f), (x, y) -> x > 0 ? 1f : 0f);
    one(
        "Relu6",
        NN,
        WIDEST,
        x -> Math.min(Math.max(x, 0f), 6f),
        (x, y) -> x > 0 && x < 6 ? 1f : 0f);
    one("Sigmoid", NN, FLOAT, x -> FloatMath.sigmoid(x), (x, y) -> y * (1 - y));
    one("LogSigmoid", NN, FLOAT, x -> -FloatMath.softplus(-x), (x, y) -> FloatMath.sigmoid(-x));
    one("Softplus", NN, FLOAT, x -> FloatMath.softplus(x), (x, y) -> FloatMath.sigmoid(x));
    one(
        "Softsign",
        NN,
        FLOAT,
        x -> x / (1 + Math.abs(x)),
        (x, y) -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))));
    one(
        "Silu",
        NN,
        FLOAT,
        x -> x * FloatMath.sigmoid(x),
        (x, y) -> FloatMath.sigmoid(x) * (1 + x * (1 - FloatMath.sigmoid(x))));
    one(
        "HardSigmoid",
        NN,
        FLOAT,
        x -> Math.min(Math.max(x / 6 + 0.5f, 0f), 1f),
        (x, y) -> x > -3 && x < 3 ? 1f / 6 : 0f);
    one(
        "HardTanh",
        NN,
        FLOAT,
        x -> Math.min(Math.max(x, -1f), 1f),
        (x, y) -> x >= -1 && x <= 1 ? 1f : 0f);
    two(
        "Add",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> a + b,
        (a, b, y) -> 1f,
        (a, b, y) -> 1f);
    two(
        "Subtract",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> a - b,
        (a, b, y) -> 1f,
        (a, b, y) -> -1f);
    two(
        "Multiply",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> a * b,
        (a, b, y) -> b,
        (a, b, y) -> a);
    two(
        "Divide",
        NUMPY,
        FLOAT,
        List.of("x1", "x2"),
        (a, b) -> a / b,
        (a, b, y) -> 1 / b,
        (a, b, y) -> -y / b);
    two(
        "TrueDivide",
        NUMPY,
        FLOAT,
        List.of("x1", "x2"),
        (a, b) -> a / b,
        (a, b, y) -> 1 / b,
        (a, b, y) -> -y / b);
    two(
        "DivideNoNan",
        NUMPY,
        FLOAT,
        List.of("x1", "x2"),
        (a, b) -> b == 0 ? 0f : a / b,
        (a, b, y) -> b == 0 ? 0f : 1 / b,
        (a, b, y) -> b == 0 ? 0f : -y / b);
    two(
        "FloorDivide",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> (float) Math.floor(a / b),
        null,
        null);
    two(
        "Mod",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> a - b * (float) Math.floor(a / b),
        (a, b, y) -> 1f,
        (a, b, y) -> -(float) Math.floor(a / b));
    two(
        "Power",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> (float) StrictMath.pow(a, b),
        (a, b, y) -> b == 0 ? 0f : b * (float) StrictMath.pow(a, b - 1),
        (a, b, y) -> a > 0 ? y * FloatMath.log(a) : 0f);
    two(
        "Maximum",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> Math.max(a, b),
        (a, b, y) -> a >= b ? 1f : 0f,
        (a, b, y) -> a >= b ? 0f : 1f);
    two(
        "Minimum",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> Math.min(a, b),
        (a, b, y) -> a <= b ? 1f : 0f,
        (a, b, y) -> a <= b ? 0f : 1f);
    two(
        "Fmax",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.max(a, b),
        (a, b, y) -> a >= b || Float.isNaN(b) ? 1f : 0f,
        (a, b, y) -> a >= b || Float.isNaN(b) ? 0f : 1f);
    two(
        "Fmin",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.min(a, b),
        (a, b, y) -> a <= b || Float.isNaN(b) ? 1f : 0f,
        (a, b, y) -> a <= b || Float.isNaN(b) ? 0f : 1f);
    two(
        "Arctan2",
        NUMPY,
        FLOAT,
        List.of("x1", "x2"),
        (a, b) -> (float) StrictMath.atan2(a, b),
        (a, b, y) -> b / (a * a + b * b),
        (a, b, y) -> -a / (a * a + b * b));
    two(
        "Hypot",
        NUMPY,
        FLOAT,
        List.of("x1", "x2"),
        (a, b) -> (float) Math.sqrt((double) a * a + (double) b * b),
        (a, b, y) -> y == 0 ? 0f : a / y,
        (a, b, y) -> y == 0 ? 0f : b / y);
    two(
        "Logaddexp",
        NUMPY,
        FLOAT,
        List.of("x1", "x2"),
        (a, b) -> Math.max(a, b) + FloatMath.log1p(FloatMath.exp(-Math.abs(a - b))),
        (a, b, y) -> FloatMath.sigmoid(a - b),
        (a, b, y) -> FloatMath.sigmoid(b - a));
    two(
        "Logaddexp2",
        NUMPY,
        FLOAT,
        List.of("x1", "x2"),
        (a, b) -> Math.max(a, b) + FloatMath.log1p(FloatMath.exp(-Math.abs(a - b) * LN_2)) / LN_2,
        (a, b, y) -> FloatMath.sigmoid((a - b) * LN_2),
        (a, b, y) -> FloatMath.sigmoid((b - a) * LN_2));
    two(
        "Fmod",
        NUMPY,
        WIDEST,
        List.of("x1", "x2"),
        (a, b) -> a % b,
        (a, b, y) -> 1f,
        (a, b, y) -> -(float) (a / b < 0 ? Math.ceil(a / b) : Math.floor(a / b)));
    two(
        "Heaviside",
        NUMPY,
        FLOAT,
        List.of("x1", "x2"),
        (a, b) -> a == 0 ? b : a < 0 ? 0 : 1,
        (a, b, y) -> 0f,
        (a, b, y) -> a == 0 ? 1f : 0f);
    two("Equal", NUMPY, BOOL, List.of("x1", "x2"), (a, b) -> a == b ? 1f : 0f, null, null);
    two("NotEqual", NUMPY, BOOL, List.of("x1", "x2"), (a, b) -> a != b ? 1f : 0f, null, null);
    two("Greater", NUMPY, BOOL, List.of("x1", "x2"), (a, b) -> a > b ? 1f : 0f, null, null);
    two("GreaterEqual", NUMPY, BOOL, List.of("x1", "x2"), (a, b) -> a >= b ? 1f : 0f, null, null);
    two("Less", NUMPY, BOOL, List.of("x1", "x2"), (a, b) -> a < b ? 1f : 0f, null, null);
    two("LessEqual", NUMPY, BOOL, List.of("x1", "x2"), (a, b) -> a <= b ? 1f : 0f, null, null);
    two(
        "LogicalAnd",
        NUMPY,
        BOOL,
        List.of("x1", "x2"),
        (a, b) -> a != 0 && b != 0 ? 1f : 0f,
        null,
        null);
    two(
        "LogicalOr",
        NUMPY,
        BOOL,
        List.of("x1", "x2"),
        (a, b) -> a != 0 || b != 0 ? 1f : 0f,
        null,
        null);
    two(
        "LogicalXor",
        NUMPY,
        BOOL,
        List.of("x1", "x2"),
        (a, b) -> a != 0 ^ b != 0 ? 1f : 0f,
        null,
        null);
    add(
        "Where",
        NUMPY,
        WIDEST,
        List.of("condition", "x1", "x2"),
        List.of(),
        (a, b, c) -> a != 0 ? b : c,
        (a, b, c, y) -> 0,
        (a, b, c, y) -> a != 0 ? 1 : 0,
        (a, b, c, y) -> a != 0 ? 0 : 1);
    add(
        "Clip",
        NUMPY,
        WIDEST,
        List.of("x"),
        List.of("x_min", "x_max"),
        (x, low, high) -> Math.min(Math.max(x, low), high),
        (x, low, high, y) -> x < low || x > high ? 0 : 1);
    add(
        "LeakyRelu",
        NN,
        FLOAT,
        List.of("x"),
        List.of("negative_slope"),
        (x, slope, none) -> x > 0 ? x : x * slope,
        (x, slope, none, y) -> x > 0 ? 1 : slope);
    add(
        "Elu",
        NN,
        FLOAT,
        List.of("x"),
        List.of("alpha"),
        (x, alpha, none) -> x > 0 ? x : alpha * FloatMath.expm1(x),
        (x, alpha, none, y) -> x > 0 ? 1 : y + alpha);
    add(
        "Gelu",
        NN,
        FLOAT,
        List.of("x"),
        List.of("approximate"),
        (x, rough, none) -> x * share(x, rough),
        (x, rough, none, y) -> geluSlope(x, rough));
    add(
        "Round",
        NUMPY,
        WIDEST,
        List.of("x"),
        List.of("decimals"),
        (x, decimals, none) -> rounded(x, decimals));
    add(
        "FullLike",
        NUMPY,
        WIDEST,
        List.of("x", "fill_value"),
        List.of(),
        (x, filler, none) -> filler,
        (x, filler, none, y) -> 0,
        (x, filler, none, y) -> 1);
    ActivationFunctions.all().forEach(function -> ALL.put(function.className(), function));
    add("ZerosLike", NUMPY, WIDEST, List.of("x"), List.of(), (x, b, c) -> 0);
    add("OnesLike", NUMPY, WIDEST, List.of("x"), List.of(), (x, b, c) -> 1);
  }

  private ElementwiseFunctions() {}

  /// All, by class name.
  static Map<String, ElementwiseFunction> all() {
    return Collections.unmodifiableMap(ALL);
  }

  /// The function of that class name.
  static ElementwiseFunction named(String className) {
    ElementwiseFunction function = ALL.get(className);
    if (function == null) {
      throw new IllegalArgumentException("no element-wise operation '%s'".formatted(className));
    }
    return function;
  }

  private static void add(
      String className,
      String module,
      ElementwiseFunction.Result result,
      List<String> parameters,
      List<String> settings,
      ElementwiseFunction.Value value,
      ElementwiseFunction.Derivative... derivatives) {
    ALL.put(
        className,
        new ElementwiseFunction(
            className, module, parameters, settings, result, value, List.of(derivatives)));
  }

  /// A function of one number.
  @FunctionalInterface
  private interface One {
    float of(float x);
  }

  /// Its derivative, of the number and the function's value.
  @FunctionalInterface
  private interface Slope {
    float of(float x, float y);
  }

  private static void one(
      String className,
      String module,
      ElementwiseFunction.Result result,
      One value,
      @Nullable Slope slope) {
    List<String> x = List.of("x");
    if (slope == null) {
      add(className, module, result, x, List.of(), (a, b, c) -> value.of(a));
    } else {
      add(
          className,
          module,
          result,
          x,
          List.of(),
          (a, b, c) -> value.of(a),
          (a, b, c, y) -> slope.of(a, y));
    }
  }

  /// A function of two numbers.
  @FunctionalInterface
  private interface Two {
    float of(float a, float b);
  }

  /// One of its derivatives, of the numbers and the function's value.
  @FunctionalInterface
  private interface PartialSlope {
    float of(float a, float b, float y);
  }

  private static void two(
      String className,
      String module,
      ElementwiseFunction.Result result,
      List<String> parameters,
      Two value,
      @Nullable PartialSlope first,
      @Nullable PartialSlope second) {
    if (first == null || second == null) {
      add(className, module, result, parameters, List.of(), (a, b, c) -> value.of(a, b));
    } else {
      add(
          className,
          module,
          result,
          parameters,
          List.of(),
          (a, b, c) -> value.of(a, b),
          (a, b, c, y) -> first.of(a, b, y),
          (a, b, c, y) -> second.of(a, b, y));
    }
  }

  private static float erf(float x) {
    return 2 * FloatMath.normalCdf(x * (float) Math.sqrt(2)) - 1;
  }

  private static float arcsinh(float x) {
    double size = Math.abs(x);
    return Math.copySign((float) StrictMath.log(size + Math.sqrt(size * size + 1)), x);
  }

  private static float sinc(float x) {
    return x == 0 ? 1 : (float) (StrictMath.sin(Math.PI * x) / (Math.PI * x));
  }

  private static float cosPi(float x) {
    return (float) StrictMath.cos(Math.PI * x);
  }

  /// How much of x its GELU keeps: the normal distribution's share below x, or nearly.
  private static float share(float x, float rough) {
    return rough == 0
        ? FloatMath.normalCdf(x)
        : 0.5f * (1 + FloatMath.tanh(ROOT_2_BY_PI * (x + 0.044715f * x * x * x)));
  }

  private static float geluSlope(float x, float rough) {
    float share = share(x, rough);
    if (rough == 0) {
      return share + x * DENSITY_AT_0 * FloatMath.exp(-0.5f * x * x);
    }
    return share + 2 * x * share * (1 - share) * ROOT_2_BY_PI * (1 + 3 * 0.044715f * x * x);
  }

  /// To the nearest, from the middle to the even one.
  private static float rounded(float x, float decimals) {
    if (decimals == 0) {
      return (float) Math.rint(x);
    }
    double scale = StrictMath.pow(10, decimals);
    return (float) (Math.rint(x * scale) / scale);
  }
}
