package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
  @TempDir static Path folder = Path.of("");
  private static Path passengers = Path.of("");
  private static Path model = Path.of("");
  private static Answer trained = new Answer(java.util.Map.of());

  @BeforeAll
  static void train() throws IOException {
    passengers = Tables.passengers(folder);
    model = folder.resolve("model.keras");
    trained =
        Run.of("train", passengers, "--test", passengers, "-o", model, "--json", "-v", "0")
            .done()
            .json();
  }

  @Test
  void givesTheFiguresOfTheTrainingsOwnTest() {
    Answer evaluated = Run.of("evaluate", model, passengers, "--json").done().json();
    // What the network is made of and what it was held against is told by the training alone.
    Set<String> own = Set.of("ensemble", "baselines");
    assertEquals(
        trained.keys().stream().filter(key -> !own.contains(key)).toList(),
        List.copyOf(evaluated.keys()));
    for (String key : List.of("metrics", "intervals", "positive", "classes", "threshold")) {
      assertEquals(trained.get(key), evaluated.get(key), key);
    }
    assertEquals(trained.get("weights_sha256"), evaluated.get("weights_sha256"));
    assertEquals(trained.get("history"), evaluated.get("history"));
    assertEquals(trained.get("epochs"), evaluated.get("epochs"));
    assertEquals(240L, evaluated.get("rows/test"));
    assertEquals(trained.get("rows/train"), evaluated.get("rows/train"));
  }

  @Test
  void showsTheTable() {
    Run run = Run.of("evaluate", model, passengers).done();
    assertTrue(
        run.out()
            .startsWith(
                "Target 'survived': positive class 'yes' (90 rows), negative class 'no' (150 rows)."
                    + "\n\nfigure "),
        run.out());
    assertTrue(run.out().contains("called no   called yes"), run.out());
  }

  @Test
  void readsStandardInputAndTakesAnotherThreshold() throws IOException {
    Answer answer =
        Run.reading(
                Files.readString(passengers), "evaluate", model, "-", "--threshold", "1", "--json")
            .done()
            .json();
    assertEquals(1.0, answer.get("threshold"));
    assertEquals(0L, answer.get("metrics/confusion/tp"));
    Run.of("evaluate", model, passengers, "--threshold", "2").refused("--threshold must be from 0");
  }

  @Test
  void figuresThatAreUndefinedAreNull() throws IOException {
    String text = Files.readString(passengers);
    Path one = folder.resolve("one-class.csv");
    Files.write(
        one,
        text.lines().filter(line -> line.endsWith("survived") || line.endsWith(",no")).toList());
    Answer answer = Run.of("evaluate", model, one, "--json").done().json();
    assertTrue(answer.isNull("metrics/roc_auc"));
    assertTrue(answer.isNull("intervals/roc_auc"));
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    Path unlabelled = folder.resolve("unlabelled.csv");
    Files.writeString(unlabelled, Files.readString(passengers).replace(",survived", ",lived"));
    Run.of("evaluate", model, unlabelled).refused("there is no column 'survived'");
    Path strange = folder.resolve("strange.csv");
    Files.writeString(strange, Files.readString(passengers).replaceFirst(",yes\n", ",perhaps\n"));
    Run.of("evaluate", model, strange).refused("strange.csv:", "'perhaps'", "'no' or 'yes'");
    Run.of("evaluate", model).refused("expected DATA: a file, a folder, a pattern");
    Run.of("evaluate", passengers, passengers).refused("no .keras file");
    Run.of("evaluate", folder.resolve("absent.keras"), passengers).refused("absent.keras");
  }

  @Test
  void slicesTellWhereTheModelIsWorst() {
    Run run = Run.of("evaluate", model, passengers, "--slices").done();
    assertTrue(
        run.out().contains("\nworst subgroups                    rows  accuracy"), run.out());
    assertTrue(run.out().contains("\nsex = "), run.out());
    assertTrue(run.out().endsWith("is more than that.\n"), run.out());
    Answer json = Run.of("evaluate", model, passengers, "--slices", "--json").done().json();
    assertTrue(json.toString().contains("log_loss_gap"), json.toString());
  }
}
