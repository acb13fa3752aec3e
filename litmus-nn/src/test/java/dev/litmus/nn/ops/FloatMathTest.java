package dev.litmus.nn.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FloatMathTest {
  // Prime, so that all parts of the fraction are met; about a million floats over all signs and
  // exponents.
  private static final int STEP = 4001;

  record Case(String name, Activation.Function function, DoubleUnaryOperator exact, double bound) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> functions() {
    return Stream.of(
        new Case("exp", FloatMath::exp, StrictMath::exp, 1),
        new Case("expm1", FloatMath::expm1, StrictMath::expm1, 2),
        new Case("log", FloatMath::log, StrictMath::log, 1),
        new Case("log1p", FloatMath::log1p, StrictMath::log1p, 2),
        new Case("sin", FloatMath::sin, StrictMath::sin, 1),
        new Case("cos", FloatMath::cos, StrictMath::cos, 1),
        new Case("tanh", FloatMath::tanh, StrictMath::tanh, 3),
        new Case("sigmoid", FloatMath::sigmoid, FloatMathTest::exactSigmoid, 3),
        new Case("softplus", FloatMath::softplus, FloatMathTest::exactSoftplus, 3),
        new Case("normalCdf", FloatMath::normalCdf, FloatMathTest::exactNormalCdf, 3));
  }

  private static double exactSigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double exactSoftplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /// Near 0 by the power series around 0, farther out by the continued fraction of the tail.
  private static double exactNormalCdf(double x) {
    double z = Math.abs(x);
    if (z > 40) {
      return x > 0 ? 1 : 0;
    }
    double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    double tail;
    if (z < 2.5) {
      double term = z;
      double sum = z;
      for (int k = 1; k < 60; k++) {
        term *= z * z / (2 * k + 1);
        sum += term;
      }
      tail = 0.5 - density * sum;
    } else {
      double fraction = 0;
      for (int k = 150; k >= 1; k--) {
        fraction = k / (z + fraction);
      }
      tail = density / (z + fraction);
    }
    return x > 0 ? 1 - tail : tail;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void errorIsWithinItsBoundOverAllFloats(Case function) {
    for (long bits = 0; bits < 1L << 32; bits += STEP) {
      check(function, Float.intBitsToFloat((int) bits));
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void errorIsWithinItsBoundWhereTheFunctionBends(Case function) {
    for (float x = -20; x < 20; x += 0x1.0p-13f + 0x1.8p-20f) {
      check(function, x);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void errorIsWithinItsBoundWhereResultsAreSubnormalOrOverflow(Case function) {
    for (float x = 80; x < 110; x += 0x1.0p-12f) {
      check(function, x);
      check(function, -x);
    }
    for (int bits = 0; bits < 10_000; bits++) {
      check(function, Float.intBitsToFloat(bits));
      check(function, -Float.intBitsToFloat(bits));
      check(function, 1f + bits * 0x1.0p-23f);
      check(function, 1f - bits * 0x1.0p-24f);
    }
  }

  private static void check(Case function, float x) {
    double exact = function.exact().applyAsDouble(x);
    float actual = function.function().apply(x);
    float nearest = (float) exact;
    if (Double.isNaN(exact) || Float.isInfinite(nearest) || Float.isInfinite(actual)) {
      assertEquals(nearest, actual, () -> function + " of " + x);
      return;
    }
    double error = Math.abs(actual - exact) / Math.ulp(nearest);
    assertTrue(
        error <= function.bound(),
        () ->
            "%s of %s: expected %s, found %s, %.3f ulp"
                .formatted(function, x, exact, actual, error));
  }

  @Test
  void infinitiesAndZerosAreExact() {
    float infinity = Float.POSITIVE_INFINITY;
    assertEquals(infinity, FloatMath.exp(infinity));
    assertEquals(0f, FloatMath.exp(-infinity));
    assertEquals(1f, FloatMath.exp(-0f));
    assertEquals(-1f, FloatMath.expm1(-infinity));
    assertEquals(infinity, FloatMath.expm1(infinity));
    assertEquals(-0f, FloatMath.expm1(-0f));
    assertEquals(-infinity, FloatMath.log(0f));
    assertEquals(-infinity, FloatMath.log(-0f));
    assertEquals(infinity, FloatMath.log(infinity));
    assertEquals(Float.NaN, FloatMath.log(-infinity));
    assertEquals(-infinity, FloatMath.log1p(-1f));
    assertEquals(infinity, FloatMath.log1p(infinity));
    assertEquals(-0f, FloatMath.log1p(-0f));
    assertEquals(1f, FloatMath.tanh(infinity));
    assertEquals(-1f, FloatMath.tanh(-infinity));
    assertEquals(-0f, FloatMath.tanh(-0f));
    assertEquals(0.5f, FloatMath.sigmoid(-0f));
    assertEquals(1f, FloatMath.sigmoid(infinity));
    assertEquals(0f, FloatMath.sigmoid(-infinity));
    assertEquals(infinity, FloatMath.softplus(infinity));
    assertEquals(0f, FloatMath.softplus(-infinity));
    assertEquals(0.5f, FloatMath.normalCdf(0f));
    assertEquals(1f, FloatMath.normalCdf(infinity));
    assertEquals(0f, FloatMath.normalCdf(-infinity));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void notANumberStaysSo(Case function) {
    assertEquals(Float.NaN, function.function().apply(Float.NaN));
  }

  @Test
  void exactOnBigArguments() {
    assertEquals(0f, FloatMath.exp(-1e30f));
    assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(1e30f));
    assertEquals(1f, FloatMath.tanh(1e30f));
    assertEquals(0f, FloatMath.sigmoid(-1e30f));
  }
}
