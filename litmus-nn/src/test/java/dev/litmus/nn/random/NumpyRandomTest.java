package dev.litmus.nn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.internal.Fixture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyRandomTest {
  static List<Fixture> permutations() {
    return Fixture.read(NumpyRandomTest.class, "numpy_random.txt");
  }

  /// Each line: seed and n, then the first numbers of two permutations drawn one after the other.
  @ParameterizedTest
  @MethodSource("permutations")
  void permutesAsNumpy(Fixture fixture) {
    int n = (int) fixture.number(1);
    int shown = fixture.values().size() / 2;
    NumpyRandom random = new NumpyRandom(fixture.number(0));
    int[] first = random.permutation(n);
    int[] second = random.permutation(n);
    int[] found = Arrays.copyOf(first, 2 * shown);
    System.arraycopy(second, 0, found, shown, shown);
    assertArrayEquals(fixture.integers(), found);
    Arrays.sort(first);
    Arrays.setAll(second, i -> i);
    assertArrayEquals(second, first);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 32})
  void refusesSeedsThatNumpyRefuses(long seed) {
    assertEquals(
        "seed " + seed + " is out of range: expected 0 to 4294967295 (2^32 - 1)",
        assertThrows(IllegalArgumentException.class, () -> new NumpyRandom(seed)).getMessage());
  }
}
