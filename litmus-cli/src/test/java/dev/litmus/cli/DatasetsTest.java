package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.data.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
  @TempDir Path folder;

  @Test
  void listsAll() {
    Run run = Run.of("datasets").done();
    for (var sample : Samples.all()) {
      assertTrue(run.out().contains(sample.name() + " "), run.out());
    }
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
    Answer answer = Run.of("datasets", "--json").done().json();
    assertEquals(Samples.all().size(), answer.list("datasets").size());
  }

  @Test
  void tellsSourceAndLicenceOfOne() {
    Run run = Run.of("datasets", "digits").done();
    assertTrue(run.out().contains("licence      CC BY 4.0\n"), run.out());
    assertTrue(run.out().contains("litmus train sample:digits -o model.keras"), run.out());
    assertEquals("CC BY 4.0", Run.of("datasets", "digits", "--json").json().get("licence"));
  }

  @Test
  void writesATable() throws IOException {
    Path file = folder.resolve("cancer.csv");
    Run run = Run.of("datasets", "sample:breast-cancer", "-o", file).done();
    assertEquals("", run.out());
    assertTrue(run.err().contains("Next: litmus train " + file), run.err());
    assertEquals(570, Files.readAllLines(file).size());
    Run.of("datasets", "digits", "-o", file).refused("exists already", "--force");
    Run.of("datasets", "digits", "-o", file, "--force").done();
    assertEquals(357, Files.readAllLines(file).size());
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    Run.of("datasets", "iris").refused("sample:iris is not known", "digits");
    Run.of("datasets", "-o", folder.resolve("x.csv")).refused("-o needs the NAME");
  }
}
