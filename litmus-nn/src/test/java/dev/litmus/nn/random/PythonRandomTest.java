package dev.litmus.nn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.litmus.nn.internal.Fixture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonRandomTest {

  static List<Fixture> drawn() {
    return Fixture.read(PythonRandomTest.class, "python_random.txt");
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void drawsAsPython(Fixture fixture) {
    int[] expected = fixture.integers();
    int low = (int) fixture.number(1);
    int high = (int) fixture.number(2);
    PythonRandom random = new PythonRandom(fixture.number(0));
    // The fixture of the wide range has the first and the last five of 700, past one twist.
    int skipped = expected.length == 10 ? 690 : 0;
    int[] actual = new int[expected.length];
    for (int i = 0; i < actual.length; i++) {
      for (int j = 0; i == 5 && j < skipped; j++) {
        random.randint(low, high);
      }
      actual[i] = random.randint(low, high);
    }
    assertArrayEquals(expected, actual);
  }
}
