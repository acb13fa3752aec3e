package dev.litmus.nn.ops;

import static dev.litmus.nn.ops.Activation.elementwise;
import static dev.litmus.nn.ops.FloatMath.exp;
import static dev.litmus.nn.ops.FloatMath.expm1;
import static dev.litmus.nn.ops.FloatMath.normalCdf;
import static dev.litmus.nn.ops.FloatMath.sigmoid;
import static dev.litmus.nn.ops.FloatMath.softplus;
import static dev.litmus.nn.ops.FloatMath.tanh;

import dev.litmus.nn.internal.Suggestions;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Keras's activations with their derivatives, one line each: the name, y = f(x), and dy/dx from x
/// and y. Where two pieces of a function meet, the derivative is the one Keras takes on TensorFlow:
/// for celu at exactly 0 that is 2, since both of its pieces count there.
public final class Activations {
  private static final float SELU_SCALE = (float) 1.0507009873554805;
  private static final float SELU_SCALE_ALPHA = (float) 1.7580993408473768;
  private static final float INVERSE_SQRT_2_PI = (float) 0.3989422804014327;
  private static final float SQRT_2_OVER_PI = (float) 0.7978845608028654;

  private static final Map<String, Activation> KNOWN = new TreeMap<>();
  private static final Map<String, String> OTHER_NAMES = new HashMap<>();

  public static final Activation LINEAR =
      known(
          new ArrayActivation("linear", ActivationLoops::linear, ActivationLoops::linearGradient));
  public static final Activation RELU =
      known(new ArrayActivation("relu", ActivationLoops::relu, Kernels::reluGradient));
  public static final Activation SIGMOID =
      known(new ArrayActivation("sigmoid", Kernels::sigmoid, Kernels::sigmoidGradient));
  public static final Activation TANH =
      known(new ArrayActivation("tanh", Kernels::tanh, Kernels::tanhGradient));
  public static final Activation SOFTMAX = known(new Softmax());
  public static final Activation LOG_SOFTMAX = known(new LogSoftmax());
  public static final Activation SPARSEMAX = known(new Sparsemax());
  public static final Activation EXPONENTIAL =
      known(new ArrayActivation("exponential", Kernels::exp, ActivationLoops::exponentialGradient));
  public static final Activation SILU =
      known(elementwise("silu", x -> x * sigmoid(x), (x, y) -> siluSlope(x, sigmoid(x))), "swish");
  public static final Activation LEAKY_RELU = known(leakyRelu(0.2f));
  public static final Activation CELU =
      known(
          elementwise("celu", x -> x < 0 ? expm1(x) : x, (x, y) -> x < 0 ? exp(x) : x > 0 ? 1 : 2));
  public static final Activation ELU =
      known(elementwise("elu", x -> x < 0 ? expm1(x) : x, (x, y) -> y < 0 ? y + 1 : 1));
  public static final Activation GELU =
      known(
          elementwise(
              "gelu", x -> x * normalCdf(x), (x, y) -> normalCdf(x) + x * normalDensity(x)));
  public static final Activation GELU_TANH =
      elementwise("gelu", Activations::geluTanh, (x, y) -> geluTanhSlope(x));
  public static final Activation HARD_SHRINK =
      known(
          elementwise(
              "hard_shrink",
              x -> Math.abs(x) > 0.5f ? x : 0,
              (x, y) -> Math.abs(x) > 0.5f ? 1 : 0));
  public static final Activation HARD_SIGMOID =
      known(elementwise("hard_sigmoid", Activations::hardSigmoid, (x, y) -> hardSigmoidSlope(x)));
  public static final Activation HARD_SILU =
      known(
          elementwise(
              "hard_silu",
              x -> x * hardSigmoid(x),
              (x, y) -> hardSigmoid(x) + x * hardSigmoidSlope(x)),
          "hard_swish");
  public static final Activation HARD_TANH =
      known(elementwise("hard_tanh", x -> Math.clamp(x, -1, 1), (x, y) -> Math.abs(x) > 1 ? 0 : 1));
  public static final Activation LOG_SIGMOID =
      known(elementwise("log_sigmoid", x -> -softplus(-x), (x, y) -> sigmoid(-x)));
  public static final Activation MISH =
      known(
          elementwise(
              "mish", x -> x * tanh(softplus(x)), (x, y) -> mishSlope(x, tanh(softplus(x)))));
  public static final Activation RELU6 =
      known(
          elementwise("relu6", x -> Math.min(Math.max(x, 0), 6), (x, y) -> y > 0 && y < 6 ? 1 : 0));
  public static final Activation SELU =
      known(
          elementwise(
              "selu",
              x -> x < 0 ? SELU_SCALE_ALPHA * expm1(x) : SELU_SCALE * x,
              (x, y) -> y < 0 ? y + SELU_SCALE_ALPHA : SELU_SCALE));
  public static final Activation SOFT_SHRINK =
      known(
          elementwise(
              "soft_shrink",
              x -> x > 0.5f ? x - 0.5f : x < -0.5f ? x + 0.5f : 0,
              (x, y) -> Math.abs(x) > 0.5f ? 1 : 0));
  public static final Activation SOFTPLUS =
      known(elementwise("softplus", FloatMath::softplus, (x, y) -> sigmoid(x)));
  public static final Activation SOFTSIGN =
      known(
          elementwise(
              "softsign", x -> x / (1 + Math.abs(x)), (x, y) -> square(1 / (1 + Math.abs(x)))));
  public static final Activation SPARSE_PLUS =
      known(
          elementwise(
              "sparse_plus",
              x -> x <= -1 ? 0 : x < 1 ? 0.25f * square(x + 1) : x,
              (x, y) -> x <= -1 ? 0 : x < 1 ? 0.5f * (x + 1) : 1));
  public static final Activation SPARSE_SIGMOID =
      known(
          elementwise(
              "sparse_sigmoid",
              x -> x <= -1 ? 0 : x >= 1 ? 1 : 0.5f * (x + 1),
              (x, y) -> x <= -1 || x >= 1 ? 0 : 0.5f));
  public static final Activation SQUAREPLUS =
      known(
          elementwise(
              "squareplus",
              x -> (x + (float) Math.sqrt(x * x + 4)) / 2,
              (x, y) -> (1 + x / (float) Math.sqrt(x * x + 4)) / 2));
  public static final Activation TANH_SHRINK =
      known(elementwise("tanh_shrink", x -> x - tanh(x), (x, y) -> square(tanh(x))));

  private Activations() {}

  /// The activation of that Keras name; `swish` is `silu`, `hard_swish` is `hard_silu`.
  public static Activation named(String name) {
    Activation activation = KNOWN.get(OTHER_NAMES.getOrDefault(name, name));
    if (activation == null) {
      throw Suggestions.unknown("activation", name, KNOWN.keySet());
    }
    return activation;
  }

  /// All activations by the names Keras saves, in alphabetical order.
  public static Map<String, Activation> all() {
    return Collections.unmodifiableMap(KNOWN);
  }

  /// y = x above 0, else slope * x; Keras's function has slope 0.2, its layer 0.3.
  public static Activation leakyRelu(float slope) {
    return elementwise("leaky_relu", x -> x > 0 ? x : slope * x, (x, y) -> x > 0 ? 1 : slope);
  }

  /// y = x above the threshold, else the given value.
  public static Activation threshold(float threshold, float value) {
    return elementwise(
        "threshold", x -> x > threshold ? x : value, (x, y) -> x > threshold ? 1 : 0);
  }

  private static Activation known(Activation activation, String... otherNames) {
    KNOWN.put(activation.name(), activation);
    for (String name : otherNames) {
      OTHER_NAMES.put(name, activation.name());
    }
    return activation;
  }

  private static float square(float x) {
    return x * x;
  }

  private static float normalDensity(float x) {
    return INVERSE_SQRT_2_PI * exp(-0.5f * x * x);
  }

  private static float geluTanh(float x) {
    return 0.5f * x * (1 + tanh(SQRT_2_OVER_PI * (x + 0.044715f * x * x * x)));
  }

  private static float geluTanhSlope(float x) {
    float t = tanh(SQRT_2_OVER_PI * (x + 0.044715f * x * x * x));
    float inner = SQRT_2_OVER_PI * (1 + 3 * 0.044715f * x * x);
    return 0.5f * (1 + t) + 0.5f * x * (1 - t * t) * inner;
  }

  private static float hardSigmoid(float x) {
    return Math.min(Math.max(x + 3, 0), 6) / 6;
  }

  private static float hardSigmoidSlope(float x) {
    return x + 3 > 0 && x + 3 < 6 ? 1 / 6f : 0;
  }

  private static float siluSlope(float x, float s) {
    return s * (1 + x * (1 - s));
  }

  private static float mishSlope(float x, float t) {
    return t + x * (1 - t * t) * sigmoid(x);
  }
}
