package dev.litmus.nn.initializers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Fixture;
import dev.litmus.nn.internal.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitializersTest {

  static List<Fixture> values() {
    return Fixture.read(InitializersTest.class, "initializers.txt");
  }

  static int[] dimensions(String shape) {
    return shape.equals("scalar")
        ? new int[0]
        : Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
  }

  /// Uniform values to the bit; normal ones within the rounding of the logarithm, sine and cosine
  /// that the processor's C library takes.
  @ParameterizedTest
  @MethodSource("values")
  void valuesAreThoseOfKeras(Fixture fixture) {
    String className = fixture.argument(0);
    Initializer initializer = of(className, Map.of("seed", fixture.number(1)));
    int[] dimensions = dimensions(fixture.argument(2));
    float[] actual = new float[Arrays.stream(dimensions).reduce(1, (a, b) -> a * b)];
    initializer.fill(actual, dimensions, 999);
    float[] expected = fixture.floats();
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      float tolerance = className.endsWith("Uniform") ? 0f : 2 * Math.ulp(expected[i]);
      assertEquals(expected[i], actual[i], tolerance);
    }
  }

  @Test
  void seedDrawnByModelCountsOnlyWithoutOwnSeed() {
    float[] drawn = new float[6];
    float[] own = new float[6];
    float[] other = new float[6];
    int[] dimensions = {2, 3};
    new GlorotUniform().fill(drawn, dimensions, 7);
    new GlorotUniform(7).fill(own, dimensions, 8);
    new GlorotUniform().fill(other, dimensions, 8);
    assertArrayEquals(drawn, own);
    assertFalse(Arrays.equals(drawn, other));
    assertTrue(new GlorotUniform().needsSeed());
    assertFalse(new GlorotUniform(7).needsSeed());
    assertFalse(new Zeros().needsSeed());
  }

  @Test
  void constantsFill() {
    float[] values = {9, 9, 9};
    new Zeros().fill(values, new int[] {3}, 1);
    assertArrayEquals(new float[3], values);
    new Ones().fill(values, new int[] {3}, 1);
    assertArrayEquals(new float[] {1, 1, 1}, values);
    new Constant(0.1).fill(values, new int[] {3}, 1);
    assertArrayEquals(new float[] {0.1f, 0.1f, 0.1f}, values);
    float[] matrix = {9, 9, 9, 9, 9, 9};
    new Identity(-2.5).fill(matrix, new int[] {3, 2}, 1);
    assertArrayEquals(new float[] {-2.5f, 0, 0, -2.5f, 0, 0}, matrix);
  }

  @Test
  void normalMeansTruncatedNormalToVarianceScaling() {
    assertEquals(new VarianceScaling(), of("VarianceScaling", Map.of("distribution", "normal")));
  }

  @Test
  void aLambdaIsAnInitializer() {
    Initializer half = (values, dimensions, seed) -> Arrays.fill(values, 0.5f);
    float[] values = new float[2];
    half.fill(values, new int[] {2}, 1);
    assertArrayEquals(new float[] {0.5f, 0.5f}, values);
    assertFalse(half.needsSeed());
    assertEquals(Map.of(), half.config());
  }

  @Test
  void configHasKeysOfKerasInItsOrder() {
    assertEquals("{seed=null}", new HeNormal().config().toString());
    assertEquals("{seed=4}", new LecunUniform(4).config().toString());
    assertEquals("{value=0.5}", new Constant(0.5).config().toString());
    assertEquals("{seed=null, minval=-0.05, maxval=0.05}", new RandomUniform().config().toString());
    assertEquals("{seed=null, mean=0.0, stddev=0.05}", new TruncatedNormal().config().toString());
    assertEquals(
        "{seed=null, scale=1.0, mode=fan_in, distribution=truncated_normal}",
        new VarianceScaling().config().toString());
  }

  @Test
  void everyInitializerComesBackFromItsConfig() {
    List<Initializer> seeded = new ArrayList<>();
    for (String className : Initializers.classNames()) {
      Initializer initializer = of(className, Map.of());
      assertEquals(className, initializer.className());
      assertEquals(initializer, of(className, initializer.config()));
      if (initializer.random()) {
        Map<String, Object> config = new HashMap<>(initializer.config());
        config.put("seed", 12L);
        seeded.add(of(className, config));
      }
    }
    assertEquals(11, seeded.size());
    for (Initializer initializer : seeded) {
      assertEquals(12, initializer.seed().orElseThrow());
      assertEquals(initializer, of(initializer.className(), initializer.config()));
    }
  }

  @Test
  void readsSeedGeneratorAsItsSeed() {
    Map<String, Object> generator =
        Map.of("class_name", "SeedGenerator", "config", Map.of("seed", 5L, "name", "generator"));
    assertEquals(new HeNormal(5), of("HeNormal", Map.of("seed", generator)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"glorot_uniform", "GlorotUniform"})
  void namesAreThoseOfKeras(String name) {
    assertEquals(new GlorotUniform(), Initializers.named(name));
  }

  @Test
  void shortNamesOfKerasAreKnown() {
    assertEquals(new RandomNormal(), Initializers.named("normal"));
    assertEquals(new RandomUniform(), Initializers.named("uniform"));
    assertEquals(new Zeros(), Initializers.named("zero"));
    assertEquals(new Ones(), Initializers.named("one"));
  }

  @Test
  void unknownNameListsNearestFirst() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> Initializers.named("he_unifrom"));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(
        message.startsWith(
            "initializer 'he_unifrom' is not known; known, nearest first: he_uniform, "),
        message);
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertRefused(
        "Zeros", Map.of("value", 1), "Zeros: unknown [value]; known: [input_axes, output_axes]");
    assertRefused(
        "RandomNormal", Map.of("mean", "x"), "RandomNormal: mean must be a number; found 'x'");
    assertRefused(
        "HeNormal",
        Map.of("seed", 1.5),
        "HeNormal: seed must be a whole number or null; found 1.5");
    assertRefused(
        "VarianceScaling",
        Map.of("mode", "fan"),
        "VarianceScaling: mode must be one of [fan_in, fan_out, fan_avg]; found 'fan'");
    assertRefused(
        "VarianceScaling",
        Map.of("scale", 0),
        "initializer VarianceScaling: expected a positive scale, found 0.0");
    assertRefused(
        "HeNormal",
        Map.of("input_axes", List.of("a")),
        "HeNormal: input_axes must be a list of whole numbers; found a");
    assertFillRefused(
        "initializer HeNormal: axis 2 of a weight with 2 axes",
        new FanAxes(new HeNormal(), List.of(0), List.of(2)),
        2,
        3);
    assertFillRefused(
        "initializer Identity: expected a matrix; found a weight of shape [2, 3, 4]",
        new Identity(),
        2,
        3,
        4);
    assertFillRefused(
        "initializer Orthogonal: expected a weight of at least two axes; found shape [3]",
        new Orthogonal(),
        3);
  }

  private static void assertRefused(String className, Map<String, Object> config, String message) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> of(className, config));
    assertEquals(message, refusal.getMessage());
  }

  private static void assertFillRefused(
      String message, Initializer initializer, int... dimensions) {
    float[] values = new float[Arrays.stream(dimensions).reduce(1, (a, b) -> a * b)];
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> initializer.fill(values, dimensions, 1));
    assertEquals(message, refusal.getMessage());
  }

  /// Any initializer with any arguments: `CLASS JSON SHAPE: values`.
  @ParameterizedTest
  @MethodSource("configured")
  void configuredOnesAreThoseOfKeras(Fixture fixture) {
    Map<String, ?> config = Json.object(fixture.argument(1));
    Initializer initializer = of(fixture.argument(0), config);
    config.forEach((key, value) -> {
      if (value != null) {
        assertEquals(value, initializer.config().get(key), key);
      }
    });
    int[] dimensions = dimensions(fixture.argument(2));
    float[] expected = fixture.floats();
    float[] actual = new float[expected.length];
    initializer.fill(actual, dimensions, 999);
    assertArrayEquals(expected, actual, fixture.argument(0).equals("Orthogonal") ? 5e-7f : 2e-7f);
  }

  static List<Fixture> configured() {
    return Fixture.read(InitializersTest.class, "configured.txt");
  }

  private static Initializer of(String className, Map<String, ?> config) {
    return Initializers.of(className, Config.of(className, config));
  }

  @Test
  void fansAreThoseOfKeras() {
    assertEquals(new Fans(1, 1), Fans.of(new int[0]));
    assertEquals(new Fans(7, 7), Fans.of(new int[] {7}));
    assertEquals(new Fans(3, 5), Fans.of(new int[] {3, 5}));
    assertEquals(new Fans(9 * 16, 9 * 32), Fans.of(new int[] {3, 3, 16, 32}));
  }
}
