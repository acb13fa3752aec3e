package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
  @TempDir static Path folder = Path.of("");
  private static Path passengers = Path.of("");
  private static Path model = Path.of("");

  @BeforeAll
  static void train() throws IOException {
    passengers = Tables.passengers(folder);
    model = folder.resolve("model.keras");
    Path history = folder.resolve("history.csv");
    Run.of("train", passengers, "-o", model, "--history", history, "--epochs", "5", "-v", "0")
        .done();
  }

  /// Draws to an SVG file and returns its text.
  private static String drawn(String name, Object... arguments) throws IOException {
    Path file = folder.resolve(name);
    Object[] all = new Object[arguments.length + 3];
    all[0] = "plot";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "-o";
    all[arguments.length + 2] = file;
    Run run = Run.of(all).done();
    assertEquals("", run.out());
    assertEquals("Wrote %s.\n".formatted(file), run.err().lines().reduce((a, b) -> b).get() + "\n");
    return Files.readString(file);
  }

  @Test
  void scatterShowsAColourForEachClass() throws IOException {
    String svg =
        drawn("scatter.svg", "scatter", passengers, "--x", "age", "--y", "fare", "--title", "Ship");
    for (String word : new String[] {"Ship", "age", "fare", "yes", "no"}) {
      assertTrue(svg.contains(">" + word + "<"), word);
    }
    assertTrue(
        drawn("two.svg", "scatter", passengers).contains(">class<"), "columns by themselves");
  }

  @Test
  void scatterWithAModelShowsItsDecisions() throws IOException {
    String text = Files.readString(passengers).replaceFirst(",(yes|no)\n", ",\n");
    Path partly = Files.writeString(folder.resolve("partly.csv"), text);
    String svg =
        drawn("decisions.svg", "scatter", partly, "--x", "age", "--y", "fare", "--model", model);
    assertTrue(svg.contains("<image"), "the regions");
    assertTrue(svg.contains(">called no<"), svg);
    Run.of("plot", "scatter", partly, "--x", "sex", "--model", model, "-o", folder.resolve("x.png"))
        .refused("must be number columns of the model", "'sex'");
  }

  @Test
  void historyComesFromAModelOrACsv() throws IOException {
    String ofModel = drawn("history.svg", "history", model);
    String ofCsv = drawn("history2.svg", "history", folder.resolve("history.csv"));
    for (String svg : new String[] {ofModel, ofCsv}) {
      assertTrue(svg.contains(">loss<") && svg.contains(">accuracy<"), svg);
      assertTrue(svg.contains(">validation<"), svg);
    }
  }

  @Test
  void rocAndConfusionComeFromLabelledRows() throws IOException {
    assertTrue(drawn("roc.svg", "roc", model, passengers).contains(">ROC curve<"));
    String confusion = drawn("confusion.svg", "confusion", model, passengers, "--title", "Who");
    assertTrue(confusion.contains(">Who<"), confusion);
  }

  @Test
  void aPngIsWrittenByItsEnding() throws IOException {
    Path file = folder.resolve("roc.png");
    Answer answer = Run.of("plot", "roc", model, passengers, "-o", file, "--json").done().json();
    assertEquals(file.toString(), answer.get("output"));
    byte[] bytes = Files.readAllBytes(file);
    assertEquals("PNG", new String(bytes, 1, 3, StandardCharsets.ISO_8859_1));
  }

  @Test
  void refusesWhatCannotBeDrawn() throws IOException {
    Path file = folder.resolve("refused.png");
    Run.of("plot").refused("expected a kind: scatter, history, roc, confusion or model");
    Run.of("plot", "scater", passengers).refused("unknown verb 'scater'", "Did you mean scatter?");
    Run.of("plot", "roc", model, passengers).refused("--output=FILE");
    Run.of("plot", "roc", model, passengers, "-o", folder.resolve("a.gif")).refused(".png or .svg");
    Run.of("plot", "scatter", passengers, "--x", "nope", "-o", file).refused("no column 'nope'");
    Run.of("plot", "scatter", passengers, "--target", "name", "-o", file)
        .refused("has 240 different values");
    Path words = Files.writeString(folder.resolve("words.csv"), "a,b,y\nx,u,1\nz,v,0\n");
    Run.of("plot", "scatter", words, "-o", file).refused("two columns of numbers");
    Run.of("plot", "history", words, "-o", file).refused("words.csv:2: column 'a'", "'x'");
    assertFalse(Files.exists(file));
    Files.writeString(file, "precious");
    Run.of("plot", "roc", model, passengers, "-o", file).refused("exists already", "--force");
    assertEquals("precious", Files.readString(file));
  }
}
