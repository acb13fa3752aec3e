package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternTest {
  private final Map<String, Number> numbers = new LinkedHashMap<>();

  FilePatternTest() {
    numbers.put("epoch", 7);
    numbers.put("val_loss", 0.125);
    numbers.put("slope", -2.5);
  }

  /// What CPython's `str.format` gives.
  @ParameterizedTest
  @CsvSource({
    "best.keras, best.keras",
    "a/{epoch:02d}-{val_loss:.2f}.keras, a/07-0.12.keras",
    "{epoch}{epoch:d}{epoch:4d}, 77   7",
    "{val_loss} {val_loss:f} {val_loss:.1e}, 0.125 0.125000 1.2e-01",
    "{slope:07.2f}|{slope:7.2f}|{slope:.0f}, -002.50|  -2.50|-2",
    "{epoch:.1f} {epoch:05.1f}, 7.0 007.0",
    "{{{epoch}}}, {7}",
  })
  void isFilledAsPythonDoes(String pattern, String name) {
    assertEquals(name, FilePattern.of(pattern).filled(numbers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{epoch:>3d}", "{epoch", "a}b", "{epoch:.2d}", "{}", "{epoch:x}"})
  void refusesWhatItCannotRead(String pattern) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> FilePattern.of(pattern));
    String found = pattern.equals("a}b") ? "}" : pattern;
    assertEquals(
        "file name '%s': expected fields such as {epoch:02d} or {val_loss:.2f}; found '%s'"
            .formatted(pattern, found),
        refused.getMessage());
  }

  @Test
  void refusesFiguresThatAreNotThere() {
    FilePattern pattern = FilePattern.of("{val_auc:.2f}.keras");
    IllegalArgumentException absent =
        assertThrows(IllegalArgumentException.class, () -> pattern.filled(numbers));
    assertEquals(
        "file name '{val_auc:.2f}.keras': there is no figure 'val_auc'; there are epoch, val_loss,"
            + " slope",
        absent.getMessage());
    FilePattern whole = FilePattern.of("{slope:d}");
    IllegalArgumentException fraction =
        assertThrows(IllegalArgumentException.class, () -> whole.filled(numbers));
    assertEquals(
        "file name '{slope:d}': 'slope' is no whole number; write {slope:.2f}",
        fraction.getMessage());
  }
}
