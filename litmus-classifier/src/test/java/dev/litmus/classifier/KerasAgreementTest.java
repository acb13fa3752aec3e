package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model file that Litmus wrote answers here as it does in stock Keras, from raw columns of every
/// kind. What Keras answered is checked in, by tools/make_mixed_model.py.
class KerasAgreementTest {
  @TempDir private Path folder;

  private Path copied(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = KerasAgreementTest.class.getResourceAsStream("mixed/" + name)) {
      if (in == null) {
        throw new IOException("resource mixed/" + name + " is missing");
      }
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void rawColumnsOfEveryKindGiveKerassProbabilities() throws IOException {
    Classifier classifier = Classifier.load(copied("mixed.keras"));
    Set<Class<?>> kinds =
        classifier.features().stream().map(Object::getClass).collect(Collectors.toSet());
    assertEquals(
        Set.of(
            Feature.Numeric.class,
            Feature.Categorical.class,
            Feature.Date.class,
            Feature.Text.class),
        kinds);
    Table rows = CsvReader.read(copied("mixed.csv"));
    for (Feature feature : classifier.features()) {
      boolean missing = false;
      for (int row = 0; row < rows.rowCount(); row++) {
        missing |= rows.column(feature.column()).isBlank(row);
      }
      assertTrue(missing, feature.column() + " has blank cells");
    }
    Table keras = CsvReader.read(copied("keras.csv"));
    float[] probabilities = classifier.probabilities(rows);
    assertEquals(keras.rowCount(), probabilities.length);
    for (int row = 0; row < probabilities.length; row++) {
      double expected = Double.parseDouble(keras.column("probability").text(row));
      assertEquals(expected, probabilities[row], 1e-5, rows.place(row));
    }
  }
}
