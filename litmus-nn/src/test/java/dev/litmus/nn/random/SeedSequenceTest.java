package dev.litmus.nn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.initializers.GlorotUniform;
import dev.litmus.nn.initializers.HeUniform;
import dev.litmus.nn.initializers.RandomUniform;
import dev.litmus.nn.internal.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedSequenceTest {

  static List<Fixture> seeds() {
    return Fixture.read(SeedSequenceTest.class, "seeds.txt");
  }

  static List<Fixture> networks() {
    return Fixture.read(SeedSequenceTest.class, "networks.txt");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void drawsAsKerasAfterSetRandomSeed(Fixture fixture) {
    SeedSequence sequence = new SeedSequence(fixture.number(0));
    for (String expected : fixture.values()) {
      assertEquals(Long.parseLong(expected), sequence.next());
    }
  }

  /// Dense(3, he_uniform) on 4 inputs, Dropout, Dense(2) with a random bias: three of them draw
  /// before the bias.
  @ParameterizedTest
  @MethodSource("networks")
  void weightsOfNetworkAreThoseOfKeras(Fixture fixture) {
    SeedSequence sequence = new SeedSequence(fixture.number(0));
    float[] first = new float[12];
    new HeUniform().fill(first, new int[] {4, 3}, sequence.next());
    sequence.next();
    float[] second = new float[6];
    new GlorotUniform().fill(second, new int[] {3, 2}, sequence.next());
    float[] bias = new float[2];
    new RandomUniform().fill(bias, new int[] {2}, sequence.next());
    float[] actual =
        switch (fixture.argument(1)) {
          case "a" -> first;
          case "b" -> second;
          default -> bias;
        };
    assertArrayEquals(fixture.floats(), actual);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 32})
  void refusesSeedThatKerasRefuses(long seed) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> new SeedSequence(seed));
    assertEquals(
        "seed " + seed + " is out of range: expected 0 to 4294967295 (2^32 - 1)",
        refusal.getMessage());
  }

  @Test
  void takesLargestSeed() {
    new SeedSequence((1L << 32) - 1).next();
  }
}
