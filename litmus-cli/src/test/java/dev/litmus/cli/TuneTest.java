package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneTest {
  @TempDir Path folder;

  @Test
  void goesOnWhereItWasEnded() throws IOException {
    Path notes = Tables.notes(folder);
    Path log = folder.resolve("search.jsonl");
    Path model = folder.resolve("tuned.keras");
    Object[] words = {"tune", notes, "--trials", "3", "--epochs", "9", "--log", log, "-o", model};
    Run run = Run.of(words).done();
    assertTrue(run.err().contains("Trial 1, 1 epochs: val_loss 0."), run.err());
    assertTrue(run.out().startsWith("best recipes by validation loss\n0."), run.out());
    assertTrue(run.out().contains("\nroc_auc "), run.out());
    List<String> lines = Files.readAllLines(log);
    assertEquals(1 + 3 + 1 + 1, lines.size());

    // As a run that was killed within the last line leaves it.
    String text = Files.readString(log);
    Files.writeString(log, text.substring(0, text.length() - 20));
    Files.delete(model);
    Run again = Run.of(words).done();
    assertEquals(run.out().lines().findFirst(), again.out().lines().findFirst());
    assertEquals(1, again.err().lines().filter(line -> line.startsWith("Trial ")).count());
    Run.of("evaluate", model, notes).done();

    Run.of("tune", notes, "--seed", "2", "--log", log).refused("is of another search");
    Run.of("tune", notes, "--trials", "0").refused("--trials and --epochs must be at least 1");
    Run.of("tune", notes, "--validation-split", "0").refused("tune judges recipes on validation");
    Run.of("tune", notes, "--test", notes).refused("leave out --test");
  }
}
