package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  @TempDir Path folder;

  private Path table() throws IOException {
    StringBuilder csv = new StringBuilder("when,ward,dose,same,well\n");
    for (int i = 0; i < 60; i++) {
      csv.append(
          "2024-01-%02d,%s,%s,1,%s%n"
              .formatted(
                  1 + i % 28,
                  i % 3 == 0 ? "north" : "south",
                  i % 10 == 0 ? "" : i % 7 + ".5",
                  i % 2 == 0 ? "yes" : "no")
              .replace(System.lineSeparator(), "\n"));
    }
    return Files.writeString(folder.resolve("t.csv"), csv);
  }

  @Test
  void tellsWhatEachColumnIs() throws IOException {
    String out = Run.of("profile", table()).done().out();
    assertTrue(out.startsWith("60 rows: 30 no, 30 yes (target 'well')\n\ncolumn  is "), out);
    assertTrue(
        out.contains("\nwhen    date                 0        28         2024-01-02 to"), out);
    assertTrue(
        out.contains("\nward    category             0        2          south 67%, north 33%"),
        out);
    assertTrue(out.contains("\nsame    constant (left out)\n"), out);
    assertTrue(out.contains("- column 'dose': 6 of 60 cells are missing (empty 6)\n"), out);
  }

  @Test
  void givesTheSameAsJson() throws IOException {
    Answer answer = Run.of("profile", table(), "--json").done().json();
    assertEquals(60, answer.number("rows"));
    assertEquals(4, answer.list("columns").size());
    assertTrue(answer.list("columns").get(2).toString().contains("type=number"));
  }

  @Test
  void refusesWhatTrainRefuses() throws IOException {
    Run.of("profile", table(), "--target", "wel").refused("there is no column 'wel'");
    Run.of("profile").refused("expected DATA: a file, a folder, a pattern");
  }

  @Test
  void dividesByGroupAndTime() throws IOException {
    Path table = table();
    Answer byTime =
        Run.of("train", table, "--time", "when", "--layers", "2 tanh", "--epochs", "1", "--json")
            .done()
            .json();
    assertEquals(
        60,
        byTime.number("rows/train")
            + byTime.number("rows/validation")
            + byTime.number("rows/test"));
    Answer byGroup =
        Run.of("train", table, "--group", "when", "--layers", "2 tanh", "--epochs", "1", "--json")
            .done()
            .json();
    assertTrue(byGroup.number("rows/test") >= 10);
    Run.of("train", table, "--group", "when", "--time", "when")
        .refused("--group and --time exclude");
  }
}
