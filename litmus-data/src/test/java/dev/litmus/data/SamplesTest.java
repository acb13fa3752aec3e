package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
  static List<Sample> comingAlong() {
    return Samples.all().stream().filter(sample -> Samples.comesAlong(sample.name())).toList();
  }

  private static List<String> lines(String name) throws IOException {
    try (var reader =
        new BufferedReader(new InputStreamReader(Samples.open(name), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  @Test
  void threeSetsComeAlongAndTheBanknotesDoNot() {
    assertEquals(
        List.of("banknote", "breast-cancer", "digits", "first-names"),
        Samples.all().stream().map(Sample::name).toList());
    assertEquals(
        List.of("breast-cancer", "digits", "first-names"),
        comingAlong().stream().map(Sample::name).toList());
  }

  @ParameterizedTest
  @MethodSource("comingAlong")
  void theTableIsAsDescribed(Sample sample) throws IOException {
    List<String> lines = lines(sample.name());
    String header = lines.getFirst();
    assertTrue(header.endsWith("," + sample.target()), header);
    assertEquals(sample.rows(), lines.size() - 1);
    for (String line : lines) {
      assertEquals(sample.columns(), line.split(",", -1).length, line);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "breast-cancer, malignant, 212, benign, 357",
    "digits, 8, 174, 1, 182",
    "first-names, male, 3898, female, 4951"
  })
  void bothClassesHaveTheirKnownNumberOfRows(
      String name, String positive, int positives, String negative, int negatives)
      throws IOException {
    assertEquals(positive, Samples.named(name).positive());
    List<String> lines = lines(name);
    assertEquals(positives, lines.stream().filter(line -> line.endsWith("," + positive)).count());
    assertEquals(negatives, lines.stream().filter(line -> line.endsWith("," + negative)).count());
  }

  @ParameterizedTest
  @MethodSource("comingAlong")
  void everySampleNamesItsSourceAndLicence(Sample sample) {
    for (String text :
        List.of(sample.title(), sample.source(), sample.licence(), sample.citation())) {
      assertFalse(text.isBlank(), sample.name());
    }
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    var failure = assertThrows(DataException.class, () -> Samples.open("iris"));
    assertEquals(
        "sample:iris is not known; the samples are banknote, breast-cancer, digits, first-names",
        failure.getMessage());
  }
}
