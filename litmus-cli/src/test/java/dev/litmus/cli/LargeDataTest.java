package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables that do not fit into memory, in a JVM that is given very little.
class LargeDataTest {
  private static final int ROWS = 160_000;
  private static final String MEMORY = "-Xmx56m";

  @TempDir static Path folder = Path.of("");
  private static Path data = Path.of("");
  private static Path model = Path.of("");
  private static Path temporary = Path.of("");
  private static Ended training = new Ended(0, "", "");

  private record Ended(int code, String out, String err) {}

  @BeforeAll
  static void train() throws IOException, InterruptedException {
    temporary = Files.createDirectory(folder.resolve("temporary"));
    model = folder.resolve("model.keras");
    data = write("data.csv", "");
    training =
        litmus(
            "train",
            data,
            "--layers",
            "8 relu",
            "--epochs",
            "1",
            "--batch-size",
            "64",
            "-o",
            model);
  }

  private static Path write(String name, String last) throws IOException {
    Path file = folder.resolve(name);
    Random random = new Random(1);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("size,colour,weight,mark,comment,answer\n");
      for (int row = 0; row < ROWS; row++) {
        int size = random.nextInt(1000);
        int weight = random.nextInt(1000);
        boolean yes = size + weight + 200 * random.nextGaussian() > 1000;
        String weighed = row % 9 == 0 ? "" : Integer.toString(weight);
        out.write(
            size
                + ",c"
                + row % 3
                + ","
                + weighed
                + ","
                + row % 2
                + ",some words to fill it,"
                + (yes ? "yes\n" : "no\n"));
      }
      out.write(last);
    }
    return file;
  }

  /// All that the tests run with, whether it is on the module path or not.
  private static String classPath() {
    return Stream.of("jdk.module.path", "java.class.path")
        .map(property -> System.getProperty(property, ""))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Ended litmus(Object... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classPath(),
                "dev.litmus.cli.Main"));
    Stream.of(words).map(Object::toString).forEach(command::add);
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    int code =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Ended(
        code,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static void assertNothingLeft() throws IOException {
    try (var left = Files.list(temporary)) {
      assertEquals(List.of(), left.filter(file -> file.toString().endsWith(".rows")).toList());
    }
  }

  @Test
  void trainsOnAllRowsAndSaysWhichFiguresAreOfSome() throws IOException {
    assertEquals(0, training.code(), training.err());
    assertTrue(
        training
            .err()
            .contains(" is read as a stream, since its 160,000 rows do not fit in memory"),
        training.err());
    assertTrue(training.out().startsWith("Target 'answer': positive class 'yes'"), training.out());
    String rows =
        training.out().lines().filter(line -> line.startsWith("Rows: ")).findFirst().orElse("");
    int[] counts =
        Stream.of(rows.split("\\D+"))
            .filter(n -> !n.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    assertEquals(ROWS, counts[0] + counts[1] + counts[2], rows);
    String area =
        training.out().lines().filter(line -> line.startsWith("roc_auc")).findFirst().orElse("");
    assertTrue(Double.parseDouble(area.split(" +")[1]) > 0.9, area);
    assertTrue(Files.exists(model));
    assertNothingLeft();
  }

  @Test
  void predictsARowForEachRow() throws IOException, InterruptedException {
    Path output = folder.resolve("answers.csv");
    Ended run = litmus("predict", model, data, "--keep", "size", "-o", output);
    assertEquals(0, run.code(), run.err());
    List<String> lines = Files.readAllLines(output);
    assertEquals("size,probability,prediction", lines.getFirst());
    assertEquals(ROWS + 1, lines.size());
    // In memory it is the same.
    Run whole = Run.of("predict", model, data, "--keep", "size").done();
    assertEquals(String.join("\n", lines) + "\n", whole.out());
    assertEquals(whole.out(), litmus("predict", model, data, "--keep", "size").out());
    Ended json = litmus("predict", model, data, "-o", output, "--force", "--json");
    assertTrue(json.out().contains("\"rows\":160000,"), json.out());
  }

  @Test
  void evaluatesAndProfilesRowsDrawnAtRandomAndSaysSo() throws IOException, InterruptedException {
    for (String verb : List.of("evaluate", "profile")) {
      Ended run = verb.equals("profile") ? litmus(verb, data) : litmus(verb, model, data);
      assertEquals(0, run.code(), run.err());
      String all = run.out() + run.err();
      assertTrue(
          all.contains("data.csv has 160,000 rows, too many for memory; all figures are of "), all);
    }
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException, InterruptedException {
    Path bad = write("bad.csv", "1e400,c1,5,1,x,yes\n");
    Path none = folder.resolve("none.keras");
    Ended run = litmus("train", bad, "--layers", "8 relu", "--epochs", "1", "-o", none);
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains("bad.csv:" + (ROWS + 2)), run.err());
    assertTrue(Files.notExists(none));
    assertNothingLeft();
  }

  @Test
  void aFolderThatIsMissingIsTold() throws IOException, InterruptedException {
    Path before = temporary;
    temporary = folder.resolve("missing");
    Ended run = litmus("train", data, "--layers", "8 relu", "--epochs", "1");
    temporary = before;
    assertEquals(3, run.code(), run.err());
    assertTrue(
        run.err().contains("the rows that do not fit in memory cannot be kept in a temporary file"),
        run.err());
  }
}
