package dev.litmus.nn.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.litmus.nn.Shape;
import dev.litmus.nn.internal.Fixture;
import dev.litmus.nn.random.StatelessRandom;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DropoutOpTest {

  static List<Fixture> outputsOfOnes() {
    return Fixture.read(DropoutOpTest.class, "dropout.txt");
  }

  @ParameterizedTest
  @MethodSource("outputsOfOnes")
  void keepsAndScalesAsKeras(Fixture fixture) {
    float[] expected = fixture.floats();
    float[] factors = new float[expected.length];
    new StatelessRandom(fixture.number(0), fixture.number(1))
        .uniform(factors, 0, factors.length, 0, 0f, 1f);
    new DropoutOp(Double.parseDouble(fixture.argument(2)), Noise.each(Shape.batchOf(1)))
        .drawnToFactors(factors, factors.length);
    assertArrayEquals(expected, factors);
  }
}
