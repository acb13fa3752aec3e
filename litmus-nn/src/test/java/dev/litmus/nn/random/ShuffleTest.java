package dev.litmus.nn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.litmus.nn.internal.Fixture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShuffleTest {

  static List<Fixture> orders() {
    return Fixture.read(ShuffleTest.class, "shuffle.txt");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void firstEpochIsThatOfKeras(Fixture fixture) {
    int n = (int) fixture.number(1);
    assertArrayEquals(fixture.integers(), Shuffle.permutation(n, fixture.number(0), 0));
  }

  @Test
  void laterEpochsAreOtherPermutations() {
    int[] first = Shuffle.permutation(100, 5, 0);
    for (int epoch = 1; epoch < 20; epoch++) {
      int[] order = Shuffle.permutation(100, 5, epoch);
      assertFalse(Arrays.equals(first, order));
      Arrays.sort(order);
      for (int i = 0; i < order.length; i++) {
        assertEquals(i, order[i]);
      }
    }
  }

  @Test
  void nothingIsShuffledToNothing() {
    assertEquals(0, Shuffle.permutation(0, 1, 0).length);
  }
}
