package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `crossval` and `compare`.
class CompareTest {
  @TempDir Path folder;
  private Path passengers = Path.of("");

  @BeforeEach
  void copyTable() throws IOException {
    passengers = Tables.passengers(folder);
  }

  @Test
  void crossvalTellsMeansAndIntervals() {
    Run run = Run.of("crossval", passengers, "--folds", "3", "--layers", "4 tanh", "--epochs", "3");
    List<String> lines = run.done().out().lines().toList();
    assertTrue(lines.get(0).startsWith("Target 'survived': positive class 'yes' (90 rows)"));
    assertEquals("Rows: 240, each tested on once, in 3 folds.", lines.get(1));
    assertEquals("figure                  mean  deviation   95 % interval", lines.get(3));
    assertTrue(lines.get(4).matches("accuracy +0\\.\\d{4} +0\\.\\d{4}   \\[0\\.\\d{4}, .*]"));
    assertTrue(run.err().contains("Fold 3 of 3: roc_auc 0."), run.err());

    Run again =
        Run.of(
            "crossval",
            passengers,
            "--folds",
            "3",
            "--layers",
            "4 tanh",
            "--epochs",
            "3",
            "--json");
    Answer json = again.done().json();
    assertEquals(240L, json.get("rows"));
    assertTrue(json.number("metrics/roc_auc") > 0.3, json.toString());
    assertEquals(3, ((List<?>) json.get("folds")).size());
    Run.of("crossval", passengers, "--test", passengers).refused("leave out --test");
    Run.of("crossval", passengers, "--folds", "1").refused("--folds must be at least 2; found 1");
    Run.of("crossval", passengers, "--folds", "100").refused("class 'yes' has only 90 rows");
  }

  @Test
  void compareRanksModelsAndBaselines() throws IOException {
    Path other = folder.resolve("other.csv");
    List<String> rows = Files.readAllLines(passengers);
    Files.write(other, rows.subList(0, 200));
    Path one = folder.resolve("one.keras");
    Path two = folder.resolve("two.keras");
    Run.of("train", passengers, "-o", one, "--epochs", "30", "-v", "0").done();
    Run.of("train", other, "-o", two, "--layers", "4", "--epochs", "1", "-v", "0").done();
    Run run = Run.of("compare", passengers, two, one).done();
    List<String> lines = run.out().lines().toList();
    assertTrue(lines.get(2).startsWith("model                     roc_auc  log_loss  accuracy"));
    assertEquals(5, lines.subList(3, 8).stream().filter(l -> l.contains("0.")).count());
    assertTrue(lines.get(3).contains("one.keras"), run.out());
    assertTrue(run.out().contains("\nmajority class             0.5000"), run.out());
    assertTrue(run.out().contains("\nlogistic regression "), run.out());
    assertTrue(run.out().contains("\ngradient-boosted trees "), run.out());
    assertTrue(run.err().contains("one.keras has learnt from most of these rows"), run.err());

    Answer json = Run.of("compare", passengers, two, one, "--no-baselines", "--json").json();
    assertEquals(2, ((List<?>) json.get("models")).size());
    Path notes = Tables.notes(folder);
    Run.of("compare", notes, one).refused("there is no column 'survived'");
    Path turned = folder.resolve("turned.keras");
    Run.of("train", passengers, "-o", turned, "--positive", "no", "--epochs", "1", "-v", "0")
        .done();
    Run.of("compare", passengers, one, turned)
        .refused("turned.keras asks whether 'survived' is 'no'", "compare models of one question");
  }
}
