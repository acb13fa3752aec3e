package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Activation;
import dev.litmus.nn.layers.ELU;
import dev.litmus.nn.layers.LeakyReLU;
import dev.litmus.nn.layers.PReLU;
import dev.litmus.nn.layers.ReLU;
import dev.litmus.nn.layers.Softmax;
import dev.litmus.nn.ops.Activations;
import java.util.HashMap;
import java.util.Map;

/// Activations in ONNX, a line each.
final class ActivationExports {
  /// Says y = f(x); the shape tells the length of the last axis to those who need it.
  @FunctionalInterface
  private interface Formula {
    Term of(OnnxEmitter e, Term x, Shape shape);
  }

  private static final Map<String, Formula> FORMULAS = new HashMap<>();

  static {
    FORMULAS.put("linear", (e, x, shape) -> x);
    FORMULAS.put("relu", operator("Relu"));
    FORMULAS.put("sigmoid", operator("Sigmoid"));
    FORMULAS.put("tanh", operator("Tanh"));
    FORMULAS.put("softmax", (e, x, shape) -> e.node("Softmax").with("axis", -1).of(x));
    FORMULAS.put("log_softmax", (e, x, shape) -> e.node("LogSoftmax").with("axis", -1).of(x));
    FORMULAS.put("sparsemax", ActivationExports::sparsemax);
    FORMULAS.put("exponential", operator("Exp"));
    FORMULAS.put("silu", (e, x, shape) -> e.op("Mul", x, e.op("Sigmoid", x)));
    FORMULAS.put("leaky_relu", (e, x, shape) -> e.node("LeakyRelu").with("alpha", 0.2f).of(x));
    FORMULAS.put("celu", (e, x, shape) -> e.node("Celu").with("alpha", 1f).of(x));
    FORMULAS.put("elu", (e, x, shape) -> e.node("Elu").with("alpha", 1f).of(x));
    FORMULAS.put("gelu", operator("Gelu"));
    FORMULAS.put(
        "hard_shrink",
        (e, x, shape) -> e.node("Shrink").with("lambd", 0.5f).with("bias", 0f).of(x));
    FORMULAS.put("hard_sigmoid", (e, x, shape) -> hardSigmoid(e, x, 1 / 6f));
    FORMULAS.put("hard_silu", (e, x, shape) -> e.op("Mul", x, hardSigmoid(e, x, 1 / 6f)));
    FORMULAS.put("hard_tanh", (e, x, shape) -> e.op("Clip", x, e.constant(-1), e.constant(1)));
    FORMULAS.put("log_sigmoid", (e, x, shape) -> e.op("Neg", e.op("Softplus", e.op("Neg", x))));
    FORMULAS.put("mish", (e, x, shape) -> e.op("Mul", x, e.op("Tanh", e.op("Softplus", x))));
    FORMULAS.put("relu6", (e, x, shape) -> e.op("Clip", x, e.constant(0), e.constant(6)));
    FORMULAS.put("selu", operator("Selu"));
    FORMULAS.put(
        "soft_shrink",
        (e, x, shape) -> e.node("Shrink").with("lambd", 0.5f).with("bias", 0.5f).of(x));
    FORMULAS.put("softplus", operator("Softplus"));
    FORMULAS.put("softsign", operator("Softsign"));
    FORMULAS.put("sparse_plus", ActivationExports::sparsePlus);
    FORMULAS.put("sparse_sigmoid", (e, x, shape) -> hardSigmoid(e, x, 0.5f));
    FORMULAS.put("squareplus", ActivationExports::squareplus);
    FORMULAS.put("tanh_shrink", (e, x, shape) -> e.op("Sub", x, e.op("Tanh", x)));
  }

  private ActivationExports() {}

  private static Formula operator(String name) {
    return (e, x, shape) -> e.op(name, x);
  }

  /// The activation of x.
  ///
  /// @throws OnnxException when it is not one of Keras's under its name
  static Term activate(
      OnnxEmitter e, dev.litmus.nn.ops.Activation activation, Term x, Shape shape) {
    if (activation.equals(Activations.GELU_TANH)) {
      return e.node("Gelu").with("approximate", "tanh").of(x);
    }
    if (!activation.equals(Activations.all().get(activation.name()))) {
      throw unknown(e, activation.name());
    }
    return named(e, activation.name(), x, shape);
  }

  private static OnnxException unknown(OnnxEmitter e, String name) {
    return e.refuse(
        "its activation '%s' is not one of Keras's with Keras's parameters".formatted(name));
  }

  /// Keras's activation of that name of x.
  static Term named(OnnxEmitter e, String name, Term x, Shape shape) {
    Formula formula = FORMULAS.get(name);
    if (formula == null) {
      throw unknown(e, name);
    }
    return formula.of(e, x, shape);
  }

  /// The layer of its own.
  static Term layer(Activation layer, OnnxEmitter e) {
    return activate(e, layer.activation(), e.number(), e.shape());
  }

  static Term relu(ReLU layer, OnnxEmitter e) {
    Term x = e.number();
    Double most = layer.maxValue();
    float edge = (float) layer.threshold();
    if (layer.negativeSlope() == 0 && edge == 0) {
      return most == null ? e.op("Relu", x) : e.op("Clip", x, e.constant(0), e.constant(most));
    }
    Term above = most == null ? x : e.op("Min", x, e.constant(most));
    Term below =
        e.op(
            "Mul",
            e.constant(layer.negativeSlope()),
            e.op("Sub", x, e.constant(layer.threshold())));
    return e.op("Where", e.op("Greater", x, e.constant(edge)), above, below);
  }

  static Term leakyRelu(LeakyReLU layer, OnnxEmitter e) {
    return e.node("LeakyRelu").with("alpha", (float) layer.negativeSlope()).of(e.number());
  }

  static Term elu(ELU layer, OnnxEmitter e) {
    return e.node("Elu").with("alpha", (float) layer.alpha()).of(e.number());
  }

  static Term parametricRelu(PReLU layer, OnnxEmitter e) {
    return e.op("PRelu", e.number(), e.weight("alpha"));
  }

  /// Along several axes at once it is written out.
  static Term softmax(Softmax layer, OnnxEmitter e) {
    Term x = e.number();
    if (layer.axis().size() == 1) {
      return e.node("Softmax").with("axis", layer.axis().getFirst()).of(x);
    }
    long[] axes = layer.axis().stream().mapToLong(axis -> axis).toArray();
    Term shifted = e.op("Sub", x, e.reduce("ReduceMax", x, true, axes));
    Term powers = e.op("Exp", shifted);
    return e.op("Div", powers, e.reduce("ReduceSum", powers, true, axes));
  }

  private static Term hardSigmoid(OnnxEmitter e, Term x, float slope) {
    return e.node("HardSigmoid").with("alpha", slope).with("beta", 0.5f).of(x);
  }

  /// 0 up to -1, from 1 on x, and between (x + 1)^2 / 4.
  private static Term sparsePlus(OnnxEmitter e, Term x, Shape shape) {
    Term above = e.op("Add", x, e.constant(1));
    Term curve = e.op("Mul", e.constant(0.25), e.op("Mul", above, above));
    Term lower = e.op("Where", e.op("LessOrEqual", x, e.constant(-1)), e.constant(0), curve);
    return e.op("Where", e.op("Less", x, e.constant(1)), lower, x);
  }

  /// (x + sqrt(x^2 + 4)) / 2.
  private static Term squareplus(OnnxEmitter e, Term x, Shape shape) {
    Term root = e.op("Sqrt", e.op("Add", e.op("Mul", x, x), e.constant(4)));
    return e.op("Div", e.op("Add", x, root), e.constant(2));
  }

  /// Keras's formula, which the activation of that name tells, on the sorted last axis.
  private static Term sparsemax(OnnxEmitter e, Term x, Shape shape) {
    int units = shape.last();
    if (units == Shape.UNKNOWN) {
      throw e.refuse("sparsemax needs a last axis of known size");
    }
    Term sorted =
        e.node("TopK")
            .with("axis", -1)
            .all(java.util.List.of(x.dtype(), dev.litmus.nn.DType.INT64), x, e.integers(units))
            .getFirst();
    Term cumulative = e.op("CumSum", sorted, e.integer(-1));
    float[] ranks = new float[units];
    for (int i = 0; i < units; i++) {
      ranks[i] = i + 1f;
    }
    Term mean = e.op("Div", e.op("Sub", cumulative, e.constant(1)), e.floats("ranks", ranks));
    Term supported = e.floats(e.op("Greater", sorted, mean));
    Term sum = e.reduce("ReduceSum", e.op("Mul", cumulative, supported), true, -1);
    Term size = e.reduce("ReduceSum", supported, true, -1);
    Term threshold = e.op("Div", e.op("Sub", sum, e.constant(1)), size);
    return e.op("Relu", e.op("Sub", x, threshold));
  }
}
