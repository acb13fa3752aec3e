package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictTest {
  @TempDir static Path folder = Path.of("");
  private static Path passengers = Path.of("");
  private static Path notes = Path.of("");
  private static Path model = Path.of("");
  private static Path notesModel = Path.of("");

  @BeforeAll
  static void train() throws IOException {
    passengers = Tables.passengers(folder);
    notes = Tables.notes(folder);
    model = folder.resolve("model.keras");
    notesModel = folder.resolve("notes.keras");
    Run.of("train", passengers, "-o", model, "-v", "0").done();
    Run.of("train", notes, "--epochs", "5", "-o", notesModel, "-v", "0").done();
  }

  /// The rows of notes.txt with the columns in another order and names on top.
  private static String shuffledNotes() throws IOException {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    Collections.shuffle(order, new Random(5));
    String names = order.stream().map(i -> "c" + (i + 1)).collect(Collectors.joining(","));
    return names
        + "\n"
        + Files.readAllLines(notes).stream()
            .map(line -> line.split(","))
            .map(cells -> order.stream().map(i -> cells[i]).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n"));
  }

  @Test
  void writesAProbabilityAndAClassForEachRow() {
    Run run = Run.of("predict", model, passengers).done();
    List<String> lines = run.out().lines().toList();
    assertEquals("probability,prediction", lines.getFirst());
    assertEquals(241, lines.size());
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      assertEquals(Double.parseDouble(cells[0]) >= 0.5 ? "yes" : "no", cells[1]);
    }
  }

  @Test
  void theOrderOfColumnsDoesNotMatter() throws IOException {
    String expected = Run.of("predict", notesModel, notes).done().out();
    assertEquals(expected, Run.reading(shuffledNotes(), "predict", notesModel).done().out());
    assertEquals(expected, Run.reading(shuffledNotes(), "predict", notesModel, "-").done().out());
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path file = folder.resolve("without.csv");
    Files.writeString(file, Files.readString(passengers).replace(",age,", ",years,"));
    Path output = folder.resolve("none.csv");
    Run.of("predict", model, file, "-o", output).refused("column 'age' is missing", "'years'");
    assertFalse(Files.exists(output));
  }

  @Test
  void keptColumnsComeFirstAndAreSpelledAsTheyWere() {
    Run run = Run.of("predict", model, passengers, "--keep", "id,name").done();
    List<String> lines = run.out().lines().toList();
    assertEquals("id,name,probability,prediction", lines.get(0));
    assertTrue(lines.get(1).startsWith("1,\"Traveller, No. 1\",0."), lines.get(1));
    Run extra =
        Run.reading(
            "c1,c2,c3,c4,key,note\n1,2,3,4,k1,n1\n", "predict", notesModel, "--keep", "key");
    assertTrue(extra.out().startsWith("key,probability,prediction\nk1,"), extra.out());
    assertEquals("Notice: column 'note' is not known to the model and ignored\n", extra.err());
    Run all = Run.of("predict", model, passengers, "--keep", "all").done();
    assertTrue(all.out().startsWith("id,name,class,sex,age,fare,port,survived,prob"), all.out());
    Run.of("predict", model, passengers, "--keep", "nope").refused("there is no column 'nope'");
  }

  @Test
  void textThatASpreadsheetWouldRunIsMadeHarmless() {
    String rows =
        """
        id,c1,c2,c3,c4
        =cmd|' /C calc'!A0,1,2,3,4
        @SUM(A1),1,2,3,4
        -5,1,2,3,4
        +1.5e3,1,2,3,4
        -2+3,1,2,3,4
        "\t=1",1,2,3,4
        "a,""b",1,2,3,4
        """;
    Run run = Run.reading(rows, "predict", notesModel, "--keep", "id,c1").done();
    List<String> ids =
        run.out().lines().skip(1).map(line -> line.substring(0, line.indexOf(",1,"))).toList();
    assertEquals(
        List.of("'=cmd|' /C calc'!A0", "'@SUM(A1)", "-5", "+1.5e3", "'-2+3", "'=1", "\"a,\"\"b\""),
        ids);
  }

  @Test
  void jsonLinesHoldTheSame() throws IOException {
    Path output = folder.resolve("verdicts.jsonl");
    Run.of("predict", model, passengers, "--keep", "id,age", "-o", output).done();
    List<String> csv =
        Run.of("predict", model, passengers, "--keep", "id").done().out().lines().skip(1).toList();
    List<String> lines = Files.readAllLines(output);
    assertEquals(csv.size(), lines.size());
    for (int row = 0; row < lines.size(); row++) {
      Answer object = Answer.parse(lines.get(row));
      assertEquals(List.of("id", "age", "probability", "prediction"), object.keys());
      String[] cells = csv.get(row).split(",");
      assertEquals(cells[0], object.get("id"));
      assertEquals(Double.parseDouble(cells[1]), object.number("probability"));
      assertEquals(cells[2], object.get("prediction"));
    }
    assertTrue(lines.stream().anyMatch(line -> line.contains("\"age\":null")));
    Run printed = Run.of("predict", model, passengers, "--format", "jsonl").done();
    assertTrue(printed.out().startsWith("{\"probability\":"), printed.out());
  }

  @Test
  void oneJsonObjectHoldsAll() {
    Answer answer = Run.of("predict", notesModel, notes, "--json").done().json();
    assertEquals(200L, answer.get("rows"));
    assertEquals(200, answer.list("predictions").size());
    assertEquals(List.of("0", "1"), answer.get("classes"));
    Path output = folder.resolve("with-json.csv");
    Answer told = Run.of("predict", notesModel, notes, "--json", "-o", output).done().json();
    assertEquals(output.toString(), told.get("output"));
    assertFalse(told.keys().contains("predictions"));
    assertTrue(Files.exists(output));
  }

  @Test
  void anotherThresholdChangesTheClassOnly() {
    Run strict = Run.of("predict", notesModel, notes, "--threshold", "1").done();
    assertFalse(strict.out().contains(",1\n"), strict.out());
    Run.of("predict", notesModel, notes, "--threshold", "-1").refused("--threshold must be from");
  }

  @Test
  void filesAreWrittenWholeAndReplacedOnlyWhenAsked() throws IOException {
    Path output = folder.resolve("verdicts.csv");
    Files.writeString(output, "precious");
    Run.of("predict", model, passengers, "-o", output).refused("exists already", "--force");
    assertEquals("precious", Files.readString(output));
    Run run = Run.of("predict", model, passengers, "-o", output, "--force").done();
    assertEquals("", run.out());
    assertEquals(Run.of("predict", model, passengers).out(), Files.readString(output));
  }

  @Test
  void emptyInputIsRefused() {
    Run.reading("", "predict", model).refused("standard input is empty");
    Run.reading("", "predict", model, "-").refused("standard input is empty");
    Run.of("predict", model, folder.resolve("absent.csv")).refused("there is no file");
    Run.of("predict", folder.resolve("absent.keras"), passengers).refused("absent.keras");
  }
}
