package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {
  private static double parse(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return NumberParser.parse(bytes, 1, bytes.length - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "+7",
        "-12.5",
        ".5",
        "5.",
        "1e3",
        "1E+3",
        "2.5e-3",
        "00012",
        "1e22",
        "1e23",
        "9007199254740993",
        "123456789012345678901234567890",
        "0.1",
        "0.30000000000000004",
        "4.9e-324",
        "1e-400",
        "2.2250738585072011e-308",
        "1.7976931348623157e308",
        "9223372036854775808",
        "0.00000000000000000000000000000000012345678901234567890"
      })
  void numbersAreTheNearestDouble(String text) {
    assertEquals(Double.parseDouble(text), parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "0x10", "1f", "1d", "1 2", "1,5", "--1",
        "nan", "NaN", "abc", "12abc", ".inf", "infinit", "\u0661"
      })
  void anythingElseIsNoNumber(String text) {
    assertEquals(Double.NaN, parse(text));
  }

  @Test
  void infinityIsFoundOut() {
    assertEquals(Double.POSITIVE_INFINITY, parse("inf"));
    assertEquals(Double.NEGATIVE_INFINITY, parse("-Infinity"));
    assertEquals(Double.POSITIVE_INFINITY, parse("1e400"));
    assertEquals(Double.NEGATIVE_INFINITY, parse("-1e99999999999"));
  }

  @Test
  void randomNumbersAreTheNearestDouble() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal number =
          new BigDecimal(
              new java.math.BigInteger(1 + random.nextInt(80), random), random.nextInt(40) - 8);
      String plain = number.toPlainString();
      String scientific = number.toString();
      assertEquals(Double.parseDouble(plain), parse(plain), plain);
      assertEquals(Double.parseDouble(scientific), parse(scientific), scientific);
    }
  }
}
