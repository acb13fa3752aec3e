package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder = Path.of("");

  @Test
  void trainAndEvaluateWriteTheSameFigures() throws IOException {
    Path passengers = Tables.passengers(folder);
    Path model = folder.resolve("model.keras");
    Path page = folder.resolve("report.html");
    Run trained =
        Run.of(
                "train",
                passengers,
                "--test",
                passengers,
                "-o",
                model,
                "--epochs",
                "5",
                "-v",
                "0",
                "--report",
                page)
            .done();
    assertTrue(trained.err().endsWith("Wrote " + page + ".\n"), trained.err());
    String html = Files.readString(page);
    assertTrue(html.startsWith("<!DOCTYPE html>"));
    assertTrue(
        html.contains("litmus train " + passengers + " --test " + passengers + " -o " + model));

    Path json = folder.resolve("report.json");
    Run.of("evaluate", model, passengers, "--report", json).done();
    Answer report = Answer.parse(Files.readString(json));
    Answer figures = Run.of("evaluate", model, passengers, "--json").done().json();
    assertEquals(figures.get("metrics"), report.get("figures/metrics"));
    assertEquals("trained_on", report.get("summary/origin_of_rows"));
    assertFalse(report.list("data/columns").isEmpty());
  }

  @Test
  void refusesBeforeTheTrainingWhatItCouldNotWriteAfter() throws IOException {
    Path passengers = Tables.passengers(folder);
    Path existing = Files.writeString(folder.resolve("report.html"), "mine");
    Run.of("train", passengers, "-v", "0", "--report", existing)
        .refused("--report " + existing + " exists already");
    assertEquals("mine", Files.readString(existing));
    Run.of("train", passengers, "-v", "0", "--report", folder.resolve("report.pdf"))
        .refused("must end in .html or .htm or .json");
    Run.of("train", passengers, "-v", "0", "--report", folder.resolve("no/report.html"))
        .refused("there is no folder");
  }

  @Test
  void wordsAreQuotedAsAShellWants() {
    assertEquals(
        "litmus train 'a b.csv' --layers '8 tanh, 8 tanh' 'it'\\''s'",
        ReportFile.command(
            java.util.List.of("train", "a b.csv", "--layers", "8 tanh, 8 tanh", "it's")));
  }
}
