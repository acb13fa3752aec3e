package dev.litmus.keras.onnx;

import dev.litmus.nn.operations.ElementwiseOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Operations on each element, a line each. All compute with float32 numbers, as in prediction.
final class ElementwiseExports {
  /// Says y = f(a, b, ..) of the arguments, then the settings.
  @FunctionalInterface
  private interface Formula {
    Term of(OnnxEmitter e, List<Term> x);
  }

  private static final Map<String, Formula> FORMULAS = new TreeMap<>();

  static {
    operators(
        Map.ofEntries(
            Map.entry("Negative", "Neg"),
            Map.entry("Absolute", "Abs"),
            Map.entry("Abs", "Abs"),
            Map.entry("Fabs", "Abs"),
            Map.entry("Sqrt", "Sqrt"),
            Map.entry("Reciprocal", "Reciprocal"),
            Map.entry("Exp", "Exp"),
            Map.entry("Log", "Log"),
            Map.entry("Sin", "Sin"),
            Map.entry("Cos", "Cos"),
            Map.entry("Tan", "Tan"),
            Map.entry("Arcsin", "Asin"),
            Map.entry("Arccos", "Acos"),
            Map.entry("Arctan", "Atan"),
            Map.entry("Sinh", "Sinh"),
            Map.entry("Cosh", "Cosh"),
            Map.entry("Tanh", "Tanh"),
            Map.entry("Floor", "Floor"),
            Map.entry("Ceil", "Ceil"),
            Map.entry("Sign", "Sign"),
            Map.entry("Isnan", "IsNaN"),
            Map.entry("Isinf", "IsInf"),
            Map.entry("Erf", "Erf"),
            Map.entry("Arcsinh", "Asinh"),
            Map.entry("Arccosh", "Acosh"),
            Map.entry("Arctanh", "Atanh"),
            Map.entry("Add", "Add"),
            Map.entry("Subtract", "Sub"),
            Map.entry("Multiply", "Mul"),
            Map.entry("Divide", "Div"),
            Map.entry("TrueDivide", "Div"),
            Map.entry("Power", "Pow"),
            Map.entry("Maximum", "Max"),
            Map.entry("Minimum", "Min"),
            Map.entry("Equal", "Equal"),
            Map.entry("Greater", "Greater"),
            Map.entry("GreaterEqual", "GreaterOrEqual"),
            Map.entry("Less", "Less"),
            Map.entry("LessEqual", "LessOrEqual")));
    activations(
        Map.ofEntries(
            Map.entry("Relu", "relu"),
            Map.entry("Relu6", "relu6"),
            Map.entry("Sigmoid", "sigmoid"),
            Map.entry("LogSigmoid", "log_sigmoid"),
            Map.entry("Softplus", "softplus"),
            Map.entry("Softsign", "softsign"),
            Map.entry("Silu", "silu"),
            Map.entry("HardSigmoid", "hard_sigmoid"),
            Map.entry("HardTanh", "hard_tanh"),
            Map.entry("HardSilu", "hard_silu"),
            Map.entry("Selu", "selu"),
            Map.entry("SparsePlus", "sparse_plus"),
            Map.entry("SparseSigmoid", "sparse_sigmoid"),
            Map.entry("TanhShrink", "tanh_shrink")));
    for (String name : List.of("Conjugate", "Copy", "Real", "StopGradient")) {
      one(name, (e, x) -> x);
    }
    one("Deg2rad", (e, x) -> e.op("Mul", x, e.constant(Math.PI / 180)));
    one("Rad2deg", (e, x) -> e.op("Mul", x, e.constant(180 / Math.PI)));
    one("Cbrt", ElementwiseExports::cubeRoot);
    one("Sinc", ElementwiseExports::sinc);
    one("Signbit", ElementwiseExports::signBit);
    two("Fmod", (e, a, b) -> e.node("Mod").with("fmod", 1).of(a, b));
    two("Fmax", (e, a, b) -> ofNumbers(e, "Max", a, b));
    two("Fmin", (e, a, b) -> ofNumbers(e, "Min", a, b));
    two("Heaviside", ElementwiseExports::step);
    two("Logaddexp2", ElementwiseExports::logAddExp2);
    two("Celu", ElementwiseExports::celu);
    two("HardShrink", (e, x, bound) -> e.op("Where", beyond(e, x, bound), x, e.constant(0)));
    two("SoftShrink", ElementwiseExports::softShrink);
    two("Squareplus", ElementwiseExports::squareplus);
    one("Square", (e, x) -> e.op("Mul", x, x));
    one("Rsqrt", (e, x) -> e.op("Reciprocal", e.op("Sqrt", x)));
    one("Exp2", (e, x) -> e.op("Pow", e.constant(2), x));
    one("Expm1", (e, x) -> e.op("Sub", e.op("Exp", x), e.constant(1)));
    one("Log1p", (e, x) -> e.op("Log", e.op("Add", e.constant(1), x)));
    one("Log2", (e, x) -> e.op("Div", e.op("Log", x), e.constant(Math.log(2))));
    one("Log10", (e, x) -> e.op("Div", e.op("Log", x), e.constant(Math.log(10))));
    one("Trunc", (e, x) -> e.op("Mul", e.op("Sign", x), e.op("Floor", e.op("Abs", x))));
    one("Isposinf", (e, x) -> NumberExports.infinite(e, x, true));
    one("Isneginf", (e, x) -> NumberExports.infinite(e, x, false));
    one("Isfinite", (e, x) -> e.op("Not", e.op("Or", e.op("IsNaN", x), e.op("IsInf", x))));
    one("LogicalNot", (e, x) -> e.op("Not", e.bools(x)));
    two("LogicalAnd", (e, a, b) -> e.op("And", e.bools(a), e.bools(b)));
    two("LogicalOr", (e, a, b) -> e.op("Or", e.bools(a), e.bools(b)));
    two("LogicalXor", (e, a, b) -> e.op("Xor", e.bools(a), e.bools(b)));
    two("NotEqual", (e, a, b) -> e.op("Not", e.op("Equal", a, b)));
    two("DivideNoNan", ElementwiseExports::divideNoNan);
    two("FloorDivide", (e, a, b) -> e.op("Floor", e.op("Div", a, b)));
    two("Mod", ElementwiseExports::remainder);
    two("Arctan2", ElementwiseExports::angle);
    two("Hypot", (e, a, b) -> e.op("Sqrt", e.op("Add", e.op("Mul", a, a), e.op("Mul", b, b))));
    two("Logaddexp", ElementwiseExports::logAddExp);
    two("FullLike", (e, x, filler) -> e.op("Expand", filler, e.op("Shape", x)));
    one("ZerosLike", (e, x) -> e.op("Expand", e.constant(0), e.op("Shape", x)));
    one("OnesLike", (e, x) -> e.op("Expand", e.constant(1), e.op("Shape", x)));
    FORMULAS.put("Where", (e, x) -> e.op("Where", e.bools(x.get(0)), x.get(1), x.get(2)));
    FORMULAS.put(
        "Threshold",
        (e, x) -> e.op("Where", e.op("Greater", x.get(0), x.get(1)), x.get(0), x.get(2)));
    FORMULAS.put("Clip", (e, x) -> e.op("Min", e.op("Max", x.get(0), x.get(1)), x.get(2)));
    two("LeakyRelu", (e, x, slope) -> e.op("Where", positive(e, x), x, e.op("Mul", x, slope)));
    two("Elu", ElementwiseExports::elu);
    two("Round", ElementwiseExports::rounded);
  }

  private ElementwiseExports() {}

  private static void operators(Map<String, String> names) {
    names.forEach(
        (name, operator) -> FORMULAS.put(name, (e, x) -> e.op(operator, x.toArray(new Term[0]))));
  }

  private static void activations(Map<String, String> names) {
    names.forEach((name, activation) ->
        one(name, (e, x) -> ActivationExports.named(e, activation, x, e.shape())));
  }

  /// A formula of one number.
  @FunctionalInterface
  private interface One {
    Term of(OnnxEmitter e, Term x);
  }

  private static void one(String name, One formula) {
    FORMULAS.put(name, (e, x) -> formula.of(e, x.getFirst()));
  }

  /// A formula of two numbers.
  @FunctionalInterface
  private interface Two {
    Term of(OnnxEmitter e, Term a, Term b);
  }

  private static void two(String name, Two formula) {
    FORMULAS.put(name, (e, x) -> formula.of(e, x.get(0), x.get(1)));
  }

  static Term operation(ElementwiseOperation operation, OnnxEmitter e) {
    if (operation.className().equals("Gelu")) {
      return gelu(operation, e);
    }
    Formula formula = FORMULAS.get(operation.className());
    if (formula == null) {
      throw e.refuse("it is not one of Keras's operations");
    }
    List<Term> arguments = new ArrayList<>(Operands.of(e, operation.operands()));
    operation.settings().forEach(setting -> arguments.add(Operands.constant(e, setting)));
    return formula.of(e, arguments);
  }

  private static Term positive(OnnxEmitter e, Term x) {
    return e.op("Greater", x, e.constant(0));
  }

  private static Term divideNoNan(OnnxEmitter e, Term a, Term b) {
    Term zero = e.op("Equal", b, e.constant(0));
    return e.op("Where", zero, e.constant(0), e.op("Div", a, b));
  }

  /// With the divisor's sign.
  private static Term remainder(OnnxEmitter e, Term a, Term b) {
    return e.op("Sub", a, e.op("Mul", b, e.op("Floor", e.op("Div", a, b))));
  }

  /// The angle of the point (b, a), from the quotient's within half a turn.
  private static Term angle(OnnxEmitter e, Term a, Term b) {
    Term half = e.op("Atan", e.op("Div", a, b));
    Term upper = e.op("GreaterOrEqual", a, e.constant(0));
    Term turn = e.op("Where", upper, e.constant(Math.PI), e.constant(-Math.PI));
    Term upright = e.op("Mul", e.op("Sign", a), e.constant(Math.PI / 2));
    Term left = e.op("Less", b, e.constant(0));
    Term aside = e.op("Where", left, e.op("Add", half, turn), upright);
    return e.op("Where", positive(e, b), half, aside);
  }

  /// The larger and log(1 + exp(-|a - b|)).
  private static Term logAddExp(OnnxEmitter e, Term a, Term b) {
    Term apart = e.op("Abs", e.op("Sub", a, b));
    return e.op("Add", e.op("Max", a, b), e.op("Softplus", e.op("Neg", apart)));
  }

  /// The same with 2 as the base.
  private static Term logAddExp2(OnnxEmitter e, Term a, Term b) {
    Term scale = e.constant(Math.log(2));
    return e.op("Div", logAddExp(e, e.op("Mul", a, scale), e.op("Mul", b, scale)), scale);
  }

  /// The extreme, or the one that is a number.
  private static Term ofNumbers(OnnxEmitter e, String operator, Term a, Term b) {
    Term other = e.op("Where", e.op("IsNaN", b), a, e.op(operator, a, b));
    return e.op("Where", e.op("IsNaN", a), b, other);
  }

  private static Term cubeRoot(OnnxEmitter e, Term x) {
    return e.op("Mul", e.op("Sign", x), e.op("Pow", e.op("Abs", x), e.constant(1 / 3.0)));
  }

  /// sin(pi x) / (pi x), and 1 at 0.
  private static Term sinc(OnnxEmitter e, Term x) {
    Term angle = e.op("Mul", x, e.constant(Math.PI));
    Term zero = e.op("Equal", x, e.constant(0));
    return e.op("Where", zero, e.constant(1), e.op("Div", e.op("Sin", angle), angle));
  }

  /// The sign of 0 shows in its reciprocal.
  private static Term signBit(OnnxEmitter e, Term x) {
    Term below = e.op("Less", x, e.constant(0));
    return e.op("Or", below, e.op("Less", e.op("Reciprocal", x), e.constant(0)));
  }

  /// 0 below 0, the second at 0, 1 above.
  private static Term step(OnnxEmitter e, Term a, Term b) {
    Term aside = e.op("Where", positive(e, a), e.constant(1), e.constant(0));
    return e.op("Where", e.op("Equal", a, e.constant(0)), b, aside);
  }

  private static Term celu(OnnxEmitter e, Term x, Term alpha) {
    return elu(e, x, alpha, e.op("Div", x, alpha));
  }

  private static Term beyond(OnnxEmitter e, Term x, Term bound) {
    return e.op("Greater", e.op("Abs", x), bound);
  }

  private static Term softShrink(OnnxEmitter e, Term x, Term bound) {
    Term nearer = e.op("Sub", x, e.op("Mul", e.op("Sign", x), bound));
    return e.op("Where", beyond(e, x, bound), nearer, e.constant(0));
  }

  private static Term squareplus(OnnxEmitter e, Term x, Term b) {
    Term root = e.op("Sqrt", e.op("Add", e.op("Mul", x, x), b));
    return e.op("Div", e.op("Add", x, root), e.constant(2));
  }

  private static Term elu(OnnxEmitter e, Term x, Term alpha) {
    return elu(e, x, alpha, x);
  }

  private static Term elu(OnnxEmitter e, Term x, Term alpha, Term power) {
    Term below = e.op("Mul", alpha, e.op("Sub", e.op("Exp", power), e.constant(1)));
    return e.op("Where", positive(e, x), x, below);
  }

  private static Term gelu(ElementwiseOperation operation, OnnxEmitter e) {
    boolean rough = operation.settings().getFirst().floats()[0] != 0;
    return e.node("Gelu").with("approximate", rough ? "tanh" : "none").of(e.number());
  }

  /// To so many decimals, from the middle to the even one.
  private static Term rounded(OnnxEmitter e, Term x, Term decimals) {
    Term scale = e.op("Pow", e.constant(10), decimals);
    return e.op("Div", e.op("Round", e.op("Mul", x, scale)), scale);
  }
}
