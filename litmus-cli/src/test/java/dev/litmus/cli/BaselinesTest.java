package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `train` holds its network against.
class BaselinesTest {
  @TempDir Path folder;
  private Path passengers = Path.of("");

  @BeforeEach
  void copyTable() throws IOException {
    passengers = Tables.passengers(folder);
  }

  private Run poor(Object... more) {
    List<Object> words = new java.util.ArrayList<>();
    words.addAll(List.of("train", passengers, "--exclude", "name", "-v", "0"));
    words.addAll(List.of("--layers", "1 tanh", "--epochs", "1"));
    words.addAll(List.of(more));
    return Run.of(words.toArray()).done();
  }

  @Test
  void aTableTellsHowMuchBetterTheModelIsAndASentenceThatItLoses() {
    List<String> lines = poor("--baselines").out().lines().toList();
    int start =
        lines.indexOf("beside it               figure       value   the model is better by");
    assertTrue(start > 0, String.join("\n", lines));
    assertEquals("", lines.get(start - 1));
    String number = "-?\\d\\.\\d{4}";
    String row = " +" + number + "   " + number + " \\[" + number + ", " + number + "]";
    List<String> names = List.of("majority class", "logistic regression", "gradient-boosted trees");
    for (int i = 0; i < names.size(); i++) {
      String area = lines.get(start + 1 + 2 * i);
      assertTrue(area.matches(names.get(i) + " +roc_auc " + row), area);
      String loss = lines.get(start + 2 + 2 * i);
      assertTrue(loss.matches(" +log_loss" + row), loss);
    }
    List<String> rest = lines.subList(start + 7, lines.size());
    assertTrue(
        rest.stream().anyMatch(line -> line.startsWith("The network loses to ")),
        String.join("\n", lines));
  }

  @Test
  void theyAreInTheJsonWithTheirIntervals() {
    Answer answer = poor("--baselines", "--json").json();
    List<?> baselines = answer.list("baselines");
    assertEquals(3, baselines.size());
    assertTrue(baselines.get(2) instanceof Map<?, ?>);
    Answer trees = new Answer((Map<?, ?>) baselines.get(2));
    assertEquals("gradient-boosted trees", trees.get("name"));
    assertEquals(
        answer.number("metrics/roc_auc") - trees.number("metrics/roc_auc"),
        trees.number("classifier_better_by/roc_auc/difference"),
        1e-12);
    assertEquals(
        trees.number("metrics/log_loss") - answer.number("metrics/log_loss"),
        trees.number("classifier_better_by/log_loss/difference"),
        1e-12);
    double low = trees.number("classifier_better_by/roc_auc/interval", 0);
    double high = trees.number("classifier_better_by/roc_auc/interval", 1);
    double difference = trees.number("classifier_better_by/roc_auc/difference");
    assertTrue(low < difference && difference < high);
  }

  @Test
  void oneNetworkIsHeldAgainstNothingUnlessAsked() {
    assertFalse(poor().out().contains("beside it"));
    assertFalse(poor("--json").json().keys().contains("baselines"));
    assertFalse(poor("--baselines", "--test-split", "0").out().contains("beside it"));
  }

  @Test
  void theReportHasThemAndTellsWhetherMoreRowsWouldHelp() throws IOException {
    Path report = folder.resolve("report.json");
    poor("--baselines", "--report", report);
    Answer json = Answer.parse(Files.readString(report));
    assertEquals(3, json.list("baselines/methods").size());
    assertEquals(List.of(48L, 96L, 192L), json.list("rows/rows"));
    poor("--no-learning-curve", "--report", report, "--force");
    Answer without = Answer.parse(Files.readString(report));
    assertFalse(without.keys().contains("rows"));
    assertFalse(without.keys().contains("baselines"));
  }
}
