package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.keras.json.FiniteNumbers;
import dev.litmus.keras.json.Json;
import dev.litmus.nn.internal.Plain;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The forms in which numbers and text leave the program.
class TextTest {
  /// The right column is what Python's `'%.9g' % numpy.float32(x)` says.
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5",
    "1, 1",
    "0.1, 0.100000001",
    "0.33333334, 0.333333343",
    "1e-4, 9.99999975e-05",
    "0.00012345678, 0.000123456775",
    "1.17549435E-38, 1.17549435e-38",
    "1.4E-45, 1.40129846e-45",
    "3.4028235E38, 3.40282347e+38",
    "123456789, 123456792",
    "1e9, 1e+09",
    "-0.25, -0.25",
    "-1e-7, -1.00000001e-07",
    "0, 0",
    "-0.0, -0",
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void nineDigitsAreThoseOfPython(float number, String expected) {
    assertEquals(expected, NineDigits.of(number));
  }

  @Test
  void nineDigitsTellEveryFloatApart() {
    var random = new java.util.Random(4);
    for (int i = 0; i < 10_000; i++) {
      float number = Float.intBitsToFloat(random.nextInt());
      assertEquals(
          number,
          Float.parseFloat(NineDigits.of(number).replace("nan", "NaN").replace("inf", "Infinity")));
    }
  }

  @Test
  void whatCommandsATerminalIsSpelledOut() {
    assertEquals("plain äöü \"x\"", Plain.of("plain äöü \"x\""));
    assertEquals("\\u001b[2J\\u000a\\u202e\\u0085x", Plain.of("\u001b[2J\n\u202e\u0085x"));
  }

  @Test
  void numbersThatAreNotFiniteBecomeNull() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("a", Arrays.asList(1.5, Double.NaN, null));
    value.put("b", Map.of("c", Float.NEGATIVE_INFINITY));
    value.put("d", "NaN");
    assertEquals(
        "{\"a\":[1.5,null,null],\"b\":{\"c\":null},\"d\":\"NaN\"}",
        Json.write(FiniteNumbers.of(value)));
  }

  @Test
  void longLinesBreakAtBlanks() {
    String word = "abcdefghi";
    String line = String.join(" ", java.util.Collections.nCopies(9, word));
    List<String> lines = Wrapped.of(line, 2).lines().toList();
    assertEquals(2, lines.size());
    assertEquals("  " + word, lines.get(1));
    assertEquals("  short  and spaced", Wrapped.of("  short  and spaced", 2));
    String table = " ".repeat(70) + "called no";
    assertEquals(table, Wrapped.of(table, 0));
    assertEquals(
        List.of("x".repeat(100), "  y"), Wrapped.of("x".repeat(100) + " y", 2).lines().toList());
    assertEquals("x".repeat(100), Wrapped.of("x".repeat(100), 2));
  }
}
