package dev.litmus.classifier.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0.25, 0.25",
    "12.345, 12.3",
    "1234.6, 1\u202f235",
    "0.00012345, 1.23e-4",
    "12345678, 1.23e7",
    "-0.5, -0.5",
    "1e6, 1e6",
    "999999, 999\u202f999"
  })
  void threeDigits(double number, String expected) {
    assertEquals(expected, Words.compact(number));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.50",
    "0, 0.00",
    "1, 1.00",
    "0.0123, 0.0123",
    "0.95, 0.950",
    "0.9999, 0.99990",
    "0.00002, 2e-5"
  })
  void probabilitiesNearTheEndsKeepDigits(double number, String expected) {
    assertEquals(expected, Words.probability(number));
  }

  @Test
  void longNamesEndInAnEllipsis() {
    assertEquals("abcdefg…", Words.shortened("abcdefghijk", 8));
    assertEquals("abcdefgh", Words.shortened("abcdefgh", 8));
    assertEquals("漢字漢…", Words.shortened("漢字漢字漢字", 8));
    assertEquals("", Words.shortened("", 8));
  }

  @Test
  void placesLoseTheirFolders() {
    assertEquals("bank.csv:17", Words.place("/home/x/bank.csv:17"));
    assertEquals("bank.csv:17", Words.place("C:\\x\\bank.csv:17"));
    assertEquals("sample:digits:3", Words.place("sample:digits:3"));
  }

  @Test
  void cellsAreRoundedOnlyWhereTheyAreLongFractions() {
    assertEquals("1.5535", Words.cell("1.5535469"));
    assertEquals("(missing)", Words.cell(""));
    assertEquals("A1.23456789", Words.cell("A1.23456789"));
    assertEquals("1234567", Words.cell("1234567"));
  }
}
