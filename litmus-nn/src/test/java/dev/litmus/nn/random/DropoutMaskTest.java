package dev.litmus.nn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.internal.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DropoutMaskTest {

  static List<Fixture> outputsOfOnes() {
    return Fixture.read(DropoutMaskTest.class, "dropout.txt");
  }

  @ParameterizedTest
  @MethodSource("outputsOfOnes")
  void keepsWhatKerasKeeps(Fixture fixture) {
    float[] expected = fixture.floats();
    float[] mask = new float[expected.length];
    double rate = Double.parseDouble(fixture.argument(2));
    DropoutMask.fill(mask, 0, mask.length, 0, rate, fixture.number(0), fixture.number(1));
    assertArrayEquals(expected, mask);
  }

  @Test
  void partsMakeUpTheWhole() {
    float[] whole = new float[50];
    DropoutMask.fill(whole, 0, 50, 0, 0.3, 9, 4);
    for (int first = 0; first < 50; first++) {
      for (int n : new int[] {0, 1, 2, 3, 4, 5, 9}) {
        float[] part = new float[n + 2];
        int length = Math.min(n, 50 - first);
        DropoutMask.fill(part, 1, length, first, 0.3, 9, 4);
        assertEquals(0f, part[0]);
        for (int i = 0; i < length; i++) {
          assertEquals(whole[first + i], part[1 + i]);
        }
        assertEquals(0f, part[length + 1]);
      }
    }
  }
}
