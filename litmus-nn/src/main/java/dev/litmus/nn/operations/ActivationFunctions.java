package dev.litmus.nn.operations;

import static dev.litmus.nn.ops.FloatMath.exp;
import static dev.litmus.nn.ops.FloatMath.expm1;
import static dev.litmus.nn.ops.FloatMath.tanh;

import dev.litmus.nn.ops.ElementwiseFunction;
import dev.litmus.nn.ops.ElementwiseFunction.Derivative;
import dev.litmus.nn.ops.ElementwiseFunction.Result;
import dev.litmus.nn.ops.ElementwiseFunction.Value;
import java.util.List;

/// Keras's less common activations as operations: a line each, the function of x and its settings,
/// and its derivative, on the side that Keras takes where it jumps.
final class ActivationFunctions {
  private static final float SELU_SCALE = (float) 1.0507009873554805;
  private static final float SELU_SCALE_ALPHA = (float) 1.7580993408473768;

  private ActivationFunctions() {}

  static List<ElementwiseFunction> all() {
    return List.of(
        function(
            "Selu",
            List.of(),
            (x, a, b) -> x < 0 ? SELU_SCALE_ALPHA * expm1(x) : SELU_SCALE * x,
            (x, a, b, y) -> y < 0 ? y + SELU_SCALE_ALPHA : SELU_SCALE),
        function(
            "Celu",
            List.of("alpha"),
            (x, alpha, b) -> x < 0 ? alpha * expm1(x / alpha) : x,
            (x, alpha, b, y) -> x < 0 ? exp(x / alpha) : 1),
        function(
            "HardSilu",
            List.of(),
            (x, a, b) -> x * hardSigmoid(x),
            (x, a, b, y) -> hardSigmoid(x) + (x > -3 && x < 3 ? x / 6 : 0)),
        function(
            "TanhShrink", List.of(), (x, a, b) -> x - tanh(x), (x, a, b, y) -> tanh(x) * tanh(x)),
        function(
            "HardShrink",
            List.of("threshold"),
            (x, threshold, b) -> Math.abs(x) > threshold ? x : 0,
            (x, threshold, b, y) -> Math.abs(x) > threshold ? 1 : 0),
        function(
            "SoftShrink",
            List.of("threshold"),
            (x, threshold, b) -> Math.abs(x) > threshold ? x - Math.copySign(threshold, x) : 0,
            (x, threshold, b, y) -> Math.abs(x) > threshold ? 1 : 0),
        function(
            "Threshold",
            List.of("threshold", "default_value"),
            (x, threshold, otherwise) -> x > threshold ? x : otherwise,
            (x, threshold, otherwise, y) -> x > threshold ? 1 : 0),
        function(
            "Squareplus",
            List.of("b"),
            (x, b, none) -> (x + (float) Math.sqrt(x * x + b)) / 2,
            (x, b, none, y) -> (1 + x / (float) Math.sqrt(x * x + b)) / 2),
        function(
            "SparsePlus",
            List.of(),
            (x, a, b) -> x <= -1 ? 0 : x < 1 ? 0.25f * (x + 1) * (x + 1) : x,
            (x, a, b, y) -> x <= -1 ? 0 : x < 1 ? 0.5f * (x + 1) : 1),
        function(
            "SparseSigmoid",
            List.of(),
            (x, a, b) -> x <= -1 ? 0 : x >= 1 ? 1 : 0.5f * (x + 1),
            (x, a, b, y) -> x <= -1 || x >= 1 ? 0 : 0.5f));
  }

  private static ElementwiseFunction function(
      String className, List<String> settings, Value value, Derivative derivative) {
    return new ElementwiseFunction(
        className,
        "keras.src.ops.nn",
        List.of("x"),
        settings,
        Result.FLOAT,
        value,
        List.of(derivative));
  }

  private static float hardSigmoid(float x) {
    return Math.min(Math.max(x + 3, 0), 6) / 6;
  }
}
