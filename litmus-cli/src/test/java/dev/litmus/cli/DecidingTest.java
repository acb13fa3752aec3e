package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `train --threshold --calibrate --prior --coverage`, and what `predict` makes of them.
class DecidingTest {
  @TempDir Path folder;
  private Path passengers = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void copyTable() throws IOException {
    passengers = Tables.passengers(folder);
    model = folder.resolve("model.keras");
  }

  private Run quick(Object... more) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("train", passengers, "--epochs", "5", "-v", "0", "--force"));
    arguments.addAll(List.of("-o", model));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  @Test
  void aRuleChoosesTheThreshold() {
    Run run = quick("--threshold", "recall=0.95").done();
    assertTrue(run.out().contains("\nThreshold: 0."), run.out());
    assertTrue(run.out().contains(", chosen by recall=0.95.\n"), run.out());
    double threshold = quick("--threshold", "recall=0.95", "--json").json().number("threshold");
    assertTrue(threshold > 0 && threshold < 0.5, "threshold " + threshold);
    Run told = quick("--threshold", "alerts=0.5").done();
    assertTrue(told.out().contains("chosen by alerts=0.5"), told.out());
  }

  @Test
  void aCostIsOneWordOrTwo() {
    for (Object[] words :
        new Object[][] {
          {"--threshold", "cost", "1:4"}, {"--threshold", "cost 1:4"}, {"--threshold=cost=1:4"}
        }) {
      List<Object> arguments = new ArrayList<>(List.of(words));
      arguments.add("--json");
      assertEquals(0.2, quick(arguments.toArray()).done().json().get("threshold"));
    }
    quick("--threshold", "cost").refused("--threshold must be a number from 0 to 1, f1,", "'cost'");
    Run.of("train", passengers, "--threshold").refused("--threshold takes a number or a rule");
  }

  @Test
  void openVerdictsHaveAColumnOfTheirOwn() {
    Run run = quick("--coverage", "0.9", "--calibrate", "temperature", "--prior", "0.2").done();
    assertTrue(run.out().contains("\nCalibrated on held-out rows by temperature "), run.out());
    assertTrue(
        run.out().contains("\nProbabilities are for rows of which a share of 0.2 is positive;"),
        run.out());
    assertTrue(run.out().contains("\nUnsure from 0."), run.out());
    assertTrue(run.out().contains(" rows; of the others a share of "), run.out());
    Run evaluated = Run.of("evaluate", model, passengers).done();
    assertTrue(evaluated.out().contains("where 0.9 was asked for.\n"), evaluated.out());
    Answer answer = Run.of("evaluate", model, passengers, "--json").done().json();
    assertTrue(answer.number("unsure/coverage_of_positive") > 0.5, answer.toString());
    List<String> lines = Run.of("predict", model, passengers).done().out().lines().toList();
    assertEquals("probability,prediction,unsure", lines.getFirst());
    assertTrue(lines.stream().anyMatch(line -> line.endsWith(",true")), "none is open");
    assertTrue(lines.stream().anyMatch(line -> line.endsWith(",false")), "all are open");
    String json = Run.of("predict", model, passengers, "--format", "jsonl").done().out();
    assertTrue(json.lines().findFirst().orElse("").contains("\"unsure\":"), json);

    quick().done();
    String plain = Run.of("predict", model, passengers).done().out();
    assertTrue(plain.startsWith("probability,prediction\n"), plain);
    assertFalse(plain.contains("true"));
  }

  @Test
  void refusesWhatCannotBe() {
    quick("--calibrate", "isotonic")
        .refused("--calibrate must be auto, none, temperature or platt; found 'isotonic'");
    quick("--prior", "2").refused("--prior: the share of positives must be between 0 and 1");
    quick("--coverage", "95").refused("--coverage must be from 0.5 to below 1, such as 0.95");
    quick("--threshold", "f1", "--validation-split", "0")
        .refused("the threshold by f1 needs rows", "--validation-split");
  }
}
