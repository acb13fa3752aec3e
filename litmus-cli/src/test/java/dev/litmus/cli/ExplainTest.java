package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
  @TempDir static Path folder = Path.of("");
  private static Path passengers = Path.of("");
  private static Path model = Path.of("");

  @BeforeAll
  static void train() throws IOException {
    passengers = Tables.passengers(folder);
    model = folder.resolve("model.keras");
    Run.of("train", passengers, "-o", model, "--json", "-v", "0").done();
  }

  @Test
  void showsWhatEachColumnIsWorth() {
    Run run = Run.of("explain", model, passengers).done();
    assertTrue(
        run.out()
            .startsWith(
                "How much worse the model gets when a column is shuffled (240 rows, 5 times"
                    + " each)."),
        run.out());
    assertTrue(run.out().contains("log-loss rise   95 % interval"), run.out());
    assertEquals(run.out(), Run.of("explain", model, passengers).done().out());
  }

  @Test
  void explainsRowsWithAndWithoutLabels() throws IOException {
    Run labelled = Run.of("explain", model, passengers, "--rows", "1,5").done();
    assertTrue(labelled.out().startsWith("Row 1 (" + passengers + ":2): '"), labelled.out());
    assertTrue(labelled.out().contains("\nRow 5 (" + passengers + ":6): '"), labelled.out());
    Path unlabelled = folder.resolve("unlabelled.csv");
    Files.writeString(
        unlabelled,
        Files.readString(passengers)
            .lines()
            .map(line -> line.substring(0, line.lastIndexOf(',')) + "\n")
            .reduce("", String::concat));
    Run run = Run.of("explain", model, unlabelled, "--rows", "1,5").done();
    assertEquals(labelled.out(), run.out().replace(unlabelled.toString(), passengers.toString()));
    Run.of("explain", model, unlabelled).refused("there is no column 'survived'");
  }

  @Test
  void theJsonHoldsAllOfIt() {
    Answer answer =
        Run.of(
                "explain",
                model,
                passengers,
                "--rows",
                "3",
                "--counterfactual",
                "--allow",
                "fare,class",
                "--dependence",
                "age",
                "--json")
            .done()
            .json();
    assertEquals(
        List.of(
            "model",
            "rows",
            "target",
            "positive",
            "classes",
            "threshold",
            "importance",
            "dependence",
            "reasons",
            "notices"),
        answer.keys());
    Answer row = inner(answer.list("reasons").getFirst());
    double sum =
        row.list("columns").stream().mapToDouble(c -> inner(c).number("contribution")).sum();
    assertEquals(row.number("logit") - row.number("base_logit"), sum, 1e-6);
    assertEquals(List.of("fare", "class"), row.get("allowed"));
    assertEquals(240L, answer.get("importance/rows"));
    assertEquals(1, answer.list("dependence").size());
  }

  private static Answer inner(Object object) {
    return object instanceof Map<?, ?> map ? new Answer(map) : fail("no object: " + object);
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    Run.of("explain", model, passengers, "--rows", "0")
        .refused("--rows 0: the data have rows 1 to 240");
    Run.of("explain", model, passengers, "--rows", "1", "--counterfactual")
        .refused("--counterfactual needs --rows N and --allow COLUMN");
    Run.of("explain", model, passengers, "--allow", "fare").refused("--allow goes with");
    Run.of("explain", model, passengers, "--rows", "1", "--counterfactual", "--allow", "fere")
        .refused("there is no column 'fere'; did you mean 'fare'?");
    Run.of("explain", model, passengers, "--repeats", "0").refused("--repeats must be at least 1");
    Path one = folder.resolve("one.csv");
    Files.write(one, Files.readString(passengers).lines().limit(2).toList());
    Run.of("explain", model, one, "--rows", "1").refused("add --background FILE");
    Run.of("explain", model, one, "--rows", "1", "--background", passengers).done();
  }
}
