package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.keras.KerasFormat;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
  private static final List<String> KEYS =
      List.of(
          "model",
          "rows",
          "target",
          "positive",
          "classes",
          "threshold",
          "metrics",
          "intervals",
          "history",
          "epochs",
          "seconds",
          "weights_sha256",
          "notices");

  @TempDir Path folder;
  private Path passengers = Path.of("");
  private Path notes = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void copyTables() throws IOException {
    passengers = Tables.passengers(folder);
    notes = Tables.notes(folder);
    model = folder.resolve("model.keras");
  }

  private Run quick(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", notes, "--epochs", "3", "-v", "0"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void trainsOnARawTableAndTellsWhatAUserNeeds() {
    Run run = Run.of("train", passengers, "--exclude", "name", "-o", model).done();
    assertTrue(
        run.out()
            .startsWith(
                """
                Target 'survived': positive class 'yes' (90 rows), negative class 'no' (150 rows).
                Rows: 192 trained on in 8 folds, 48 tested on. Columns: 5.
                Networks: the mean of \
                """),
        run.out());
    assertTrue(run.out().contains("\nroc_auc "), run.out());
    assertTrue(run.out().contains("95 % interval"), run.out());
    assertTrue(run.out().contains("called yes"), run.out());
    assertTrue(run.err().startsWith("Notice: column 'id' numbers the rows; it is left out"));
    assertTrue(run.err().contains("\nNetwork 24 of 24: "), run.err());
    assertTrue(run.err().contains(", val_loss "), run.err());
    assertTrue(
        run.err().endsWith("Wrote %s. Next: litmus predict %s NEW.csv\n".formatted(model, model)),
        run.err());
    assertTrue(Files.exists(model));
    assertFalse((run.out() + run.err()).contains("\u001b"), "no control characters off a terminal");
  }

  @Test
  void quickTrainsOneNetwork() {
    Run run = Run.of("train", passengers, "--exclude", "name", "--effort", "quick").done();
    assertTrue(
        run.out().contains("\nRows: 153 trained on, 39 validated on, 48 tested on. Columns: 5.\n"),
        run.out());
    assertTrue(run.out().contains("\nEpochs: "), run.out());
    assertTrue(run.err().contains("\nEpoch 1/"), run.err());
    assertTrue(run.err().contains("- accuracy: "), run.err());
  }

  @Test
  void wrongEffortAndTimeAreRefused() {
    Run effort = Run.of("train", passengers, "--effort", "much");
    assertEquals(2, effort.exitCode());
    assertTrue(
        effort.err().contains("no effort 'much'; expected one of: quick, default, best"),
        effort.err());
    Run time = Run.of("train", passengers, "--time-limit", "soon");
    assertEquals(2, time.exitCode());
    assertTrue(
        time.err()
            .contains("--time-limit must be a time above 0 such as 90s, 10m or 1h; found 'soon'"),
        time.err());
  }

  @Test
  void withoutAnOutputNothingIsWrittenAndThatIsSaid() throws IOException {
    List<String> before = names();
    Run run = quick().done();
    assertTrue(run.err().contains("Nothing was written: add -o MODEL.keras"), run.err());
    assertEquals(before, names());
  }

  @Test
  void jsonHasAllKeysAndNothingElseIsOnStandardOutput() {
    Run run = quick("-o", model, "--json").done();
    Answer json = run.json();
    assertEquals(KEYS, json.keys());
    assertEquals(model.toString(), json.get("model"));
    assertEquals(Map.of("train", 128L, "validation", 32L, "test", 40L), json.get("rows"));
    assertEquals("c5", json.get("target"));
    assertEquals("1", json.get("positive"));
    assertEquals(List.of("0", "1"), json.get("classes"));
    assertEquals(0.5, json.get("threshold"));
    assertEquals(3L, json.get("epochs"));
    assertEquals(64, json.text("weights_sha256").length());
    double rows = 0;
    for (String count : List.of("tp", "fp", "tn", "fn")) {
      rows += json.number("metrics/confusion/" + count);
    }
    assertEquals(40, rows);
    for (Figure figure : Figure.values()) {
      double value = json.number("metrics/" + figure.key());
      String interval = "intervals/" + figure.key();
      assertTrue(json.number(interval, 0) <= value, interval);
      assertTrue(json.number(interval, 1) >= value, interval);
    }
    for (String figure : List.of("loss", "val_loss", "accuracy", "val_accuracy")) {
      assertEquals(3, json.list("history/" + figure).size(), figure);
    }
    assertTrue(json.text("notices").contains("has no header"), run.out());
  }

  @Test
  void withoutTestRowsTheFiguresAreNull() {
    Answer json = quick("--test-split", "0", "--validation-split", "0", "--json").done().json();
    assertTrue(json.isNull("metrics"));
    assertTrue(json.isNull("intervals"));
    assertEquals(Map.of("train", 200L, "validation", 0L, "test", 0L), json.get("rows"));
    Run text = quick("--test-split", "0");
    assertTrue(text.out().contains("how good the model is, is not known"), text.out());
  }

  @Test
  void threadsChangeNoBitAndTheSeedDoes() {
    Object one = quick("--threads", "1", "--json").json().get("weights_sha256");
    assertEquals(one, quick("--threads", "3", "--json").json().get("weights_sha256"));
    assertNotEquals(one, quick("--seed", "7", "--json").json().get("weights_sha256"));
  }

  @Test
  void optionsOfTheNetworkReachTheTraining() {
    Object[] recipe = {
      "--layers",
      "8 tanh, 8 tanh",
      "--optimizer",
      "sgd",
      "--learning-rate",
      "0.01",
      "--batch-size",
      "32",
      "--normalize",
      "minmax",
      "--test-split",
      "0.2",
      "--validation-split",
      "0",
      "--json"
    };
    Answer json = quick(recipe).done().json();
    assertEquals(Map.of("train", 160L, "validation", 0L, "test", 40L), json.get("rows"));
    List<Object> options = new ArrayList<>(List.of(recipe));
    for (Object[] change :
        new Object[][] {
          {"8 tanh, 8 tanh", "8 relu"},
          {"sgd", "adam"},
          {"0.01", "0.02"},
          {"32", "16"},
          {"minmax", "none"}
        }) {
      List<Object> changed = new ArrayList<>(options);
      changed.set(options.indexOf(change[0]), change[1]);
      Object hash = quick(changed.toArray()).done().json().get("weights_sha256");
      assertNotEquals(json.get("weights_sha256"), hash, "no effect: " + change[1]);
    }
    for (String[] more :
        new String[][] {
          {"--class-weight", "balanced"},
          {"--class-weight", "1:5"},
          {"--exclude", "c2"},
          {"--features", "c1,c3"},
          {"--types", "c1=ignore"},
          {"--no-shuffle"},
          {"--no-stratify"},
          {"--negative", "1"},
          {"--na", "-0.8488"}
        }) {
      List<Object> added = new ArrayList<>(options);
      added.addAll(List.of(more));
      Object hash = quick(added.toArray()).done().json().get("weights_sha256");
      assertNotEquals(json.get("weights_sha256"), hash, "no effect: " + String.join(" ", more));
    }
  }

  @Test
  void anArchitectureIsPutBehindThePreparedColumns() throws IOException {
    Path keras = folder.resolve("layers.keras");
    Sequential layers =
        Sequential.seeded(9, InputLayer.of(4), Dense.of(3, "tanh"), Dense.of(1, "sigmoid"));
    KerasFormat.save(layers, keras);
    Path json = Files.writeString(folder.resolve("layers.json"), KerasFormat.architecture(layers));
    Object hash = quick("--architecture", json, "--json").done().json().get("weights_sha256");
    assertEquals(
        hash, quick("--architecture", keras, "--json", "-o", model).json().get("weights_sha256"));
    Answer summary = Run.of("summary", model, "--json").done().json();
    assertEquals(4 * 3 + 3 + 3 + 1, summary.number("trainable_params"));
    Object seeded =
        quick("--architecture", json, "--seed", "1", "--json").json().get("weights_sha256");
    assertNotEquals(hash, seeded);

    quick("--architecture", json, "--layers", "4").refused("--layers and --architecture exclude");
    quick("--architecture", json, "--exclude", "c1")
        .refused("takes rows of shape (None, 4); the prepared columns make (None, 3)");
    quick("--architecture", notes).refused("notes.txt", "no .keras file");
    KerasFormat.save(
        Sequential.seeded(9, InputLayer.of(4), Dense.of(2, "softmax")),
        folder.resolve("two.keras"));
    quick("--architecture", folder.resolve("two.keras")).refused("(None, 2); expected (None, 1)");
    quick("--architecture", model).refused("has 4 inputs and 1 outputs");
  }

  @Test
  void earlyStoppingEndsTheTraining() {
    Answer json =
        Run.of("train", passengers, "--epochs", "400", "--early-stopping", "2", "--json", "-v", "0")
            .done()
            .json();
    assertTrue(json.number("epochs") < 400, json.toString());
  }

  @Test
  void theThresholdIsKept() {
    Answer strict = quick("--threshold", "1", "-o", model, "--json").done().json();
    assertEquals(1.0, strict.get("threshold"));
    assertEquals(0L, strict.get("metrics/confusion/tp"));
    assertEquals(1.0, Run.of("evaluate", model, notes, "--json").done().json().get("threshold"));
  }

  @Test
  void aTestFileIsTestedOn() {
    Run run = quick("--test", notes, "--json").done();
    assertEquals(Map.of("train", 160L, "validation", 40L, "test", 200L), run.json().get("rows"));
    quick("--test", notes, "--test-split", "0.1").refused("--test and --test-split");
  }

  @Test
  void theHistoryIsACsvOfKerassForm() throws IOException {
    Path history = folder.resolve("history.csv");
    quick("--history", history).done();
    List<String> lines = Files.readAllLines(history);
    assertEquals("epoch,accuracy,loss,val_accuracy,val_loss", lines.getFirst());
    assertEquals(4, lines.size());
    assertTrue(lines.get(1).startsWith("0,0."), lines.get(1));
  }

  @Test
  void plotsGoToTheirFolder() throws IOException {
    Path plots = folder.resolve("plots");
    quick("--plots", plots).done();
    try (Stream<Path> files = Files.list(plots)) {
      assertEquals(
          List.of("confusion.png", "history.png", "roc.png"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    quick("--plots", plots).refused("exists already", "--force");
  }

  @Test
  void severalTablesAndPatternsAreJoined() throws IOException {
    String text = Files.readString(passengers);
    String header = text.lines().findFirst().orElseThrow() + "\n";
    int middle = text.indexOf("\n120,") + 1;
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Files.writeString(parts.resolve("a.csv"), text.substring(0, middle));
    Files.writeString(parts.resolve("b.csv"), header + text.substring(middle));
    Object[] options = {"--epochs", "2", "-v", "0", "--json"};
    List<Object> hashes = new ArrayList<>();
    for (Object[] data :
        new Object[][] {
          {passengers}, {parts + "/*.csv"}, {parts.resolve("a.csv"), parts.resolve("b.csv")}
        }) {
      List<Object> arguments = new ArrayList<>(List.of("train"));
      arguments.addAll(List.of(data));
      arguments.addAll(List.of(options));
      hashes.add(Run.of(arguments.toArray()).done().json().get("weights_sha256"));
    }
    assertEquals(1, hashes.stream().distinct().count(), hashes.toString());
  }

  @Test
  void samplesAreKnownByName() {
    Run run = Run.of("train", "sample:breast-cancer", "--epochs", "1", "-v", "0").done();
    assertTrue(run.out().contains("positive class 'malignant'"), run.out());
    Run.of("train", "sample:nothing").refused("the samples are banknote, breast-cancer");
  }

  @Test
  void noiseIsCalledNoBetterThanChance() throws IOException {
    StringBuilder csv = new StringBuilder("a,b,y\n");
    var random = new java.util.Random(3);
    for (int i = 0; i < 200; i++) {
      csv.append(random.nextFloat() + "," + random.nextFloat() + "," + i % 2 + "\n");
    }
    Path noise = Files.writeString(folder.resolve("noise.csv"), csv);
    Run run = Run.of("train", noise, "-v", "0").done();
    assertTrue(run.out().contains("no better than chance"), run.out());
  }

  @Test
  void whatIsNoticedInTrainingIsToldOnce() {
    String sentence = "the batch size, 1000, exceeds the 128 rows";
    for (String verbosity : List.of("0", "2")) {
      Run run =
          Run.of("train", notes, "--batch-size", "1000", "--epochs", "1", "-v", verbosity).done();
      assertEquals(2, run.err().split(sentence, -1).length, run.err());
    }
  }

  @Test
  void aDivergedTrainingKeepsFiniteWeightsAndHasItsOwnExitCode() {
    Run run =
        Run.of(
            "train",
            notes,
            "--optimizer",
            "sgd",
            "--learning-rate",
            "1e30",
            "--normalize",
            "none",
            "-v",
            "0",
            "-o",
            model,
            "--json");
    assertEquals(ExitCode.DIVERGED, run.exitCode(), run.err());
    assertTrue(run.err().contains("training diverged: loss "), run.err());
    assertTrue(run.err().contains("--learning-rate"), run.err());
    assertEquals(KEYS, run.json().keys());
    Run.of("predict", model, notes).done();
  }

  @Test
  void onATerminalABarIsDrawnAndLongLinesAreWrapped() {
    Run run =
        Run.with(new Terminal(true, true, true), "", "train", passengers, "--epochs", "2").done();
    assertTrue(run.err().contains("━━━━"), run.err());
    assertTrue(
        (run.out() + run.err())
            .lines()
            .filter(line -> !line.contains("━"))
            .allMatch(line -> line.length() <= 80),
        run.err());
  }
}
