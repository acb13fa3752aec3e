package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.KerasFormat;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Sequential;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  @TempDir Path folder;
  private Path file = Path.of("");
  private Sequential model =
      Sequential.seeded(1, InputLayer.of(4), Dense.of(8, "relu"), Dense.of(1, "sigmoid"));

  @BeforeEach
  void save() {
    file = folder.resolve("model.keras");
    KerasFormat.save(model, file);
  }

  @Test
  void printsKerassTableForEightyColumns() {
    Run run = Run.of("summary", file).done();
    assertEquals(dev.litmus.nn.models.Summary.of(model).columns(80).toString(), run.out());
    assertTrue(run.out().startsWith("Model: \"sequential\"\n┏━"), run.out());
    assertTrue(run.out().contains(" Total params: 49 (196.00 B)\n"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void jsonTellsLayersAndShapes() {
    Answer answer = Run.of("summary", file, "--json").done().json();
    assertEquals(49L, answer.get("params"));
    assertEquals(2, answer.list("layers").size());
    assertEquals(Arrays.asList(null, 4L), answer.list("inputs/" + model.inputName(0)));
    assertEquals(List.of(), answer.get("notices"));
  }

  @Test
  void refusesWhatIsNoModel() {
    Run.of("summary", folder.resolve("absent.keras")).refused("absent.keras");
    Run.of("summary", folder).refused(folder.toString());
    Run.of("summary").refused("Missing required parameter: 'MODEL'");
    Run.of("summary", file, "--max-model-bytes", "100").refused("model.keras");
    Run.of("summary", file, "--max-model-bytes", "0").refused("--max-model-bytes must be at least");
  }
}
