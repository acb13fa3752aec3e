package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What training refuses, before it begins and without leaving a file behind.
class TrainRefusalsTest {
  @TempDir Path folder;
  private Path notes = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void copyTables() throws IOException {
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
  void anExistingFileIsRefusedBeforeTheTraining() throws IOException {
    Files.writeString(model, "precious");
    quick("-o", model).refused("-o " + model + " exists already", "--force");
    assertEquals("precious", Files.readString(model));
    quick("-o", model, "--force").done();
    assertTrue(Files.size(model) > 1000);
  }

  @Test
  void anOutputThatAnotherRunIsWritingIsRefused() throws IOException {
    try (OutputLock _ = OutputLock.of("-o", model)) {
      quick("-o", model)
          .refused("is locked by another run, process " + ProcessHandle.current().pid());
    }
    quick("-o", model).done();
    assertEquals(List.of("model.keras", "notes.txt"), names());
  }

  @Test
  void outputsThatCannotBeAreRefusedBeforeTheTraining() {
    quick("-o", folder.resolve("no/m.keras")).refused("there is no folder", "no; make it first");
    quick("-o", folder.resolve("m.h5")).refused("must end in .keras");
    quick("--history", folder).refused("--history", "is a folder");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsAnEnvironmentThatFails() {
    Path unwritable = Path.of("/proc");
    assumeTrue(Files.isDirectory(unwritable));
    quick("-o", unwritable.resolve("m.keras"))
        .failed(ExitCode.ENVIRONMENT, "-o /proc/m.keras: /proc cannot be written to");
  }

  @Test
  void whatCannotBeReadIsRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    Path three = Files.writeString(folder.resolve("three.csv"), "a,y\n1,x\n2,y\n3,z\n");
    Path one = Files.writeString(folder.resolve("one.csv"), "a,y\n1,x\n2,x\n3,x\n");
    List<String> before = names();
    Run.of("train", folder.resolve("missing.csv"), "-o", model).refused("there is no file");
    Run.of("train", empty, "-o", model).refused("empty.csv is empty");
    Run.of("train", three, "-o", model)
        .refused("'y' has 3 classes: 'x' (1), 'y' (1), 'z' (1)", "--positive z");
    Run.of("train", one, "-o", model).refused("'y' has one class ('x', 3 rows)");
    Run.of("train", folder, "-o", model).refused("is a folder");
    Run.of("train", notes, "--target", "nope", "-o", model).refused("there is no column 'nope'");
    Run.of("train", notes, "--positive", "nope", "-o", model).refused("has no such label");
    assertEquals(before, names(), "nothing is left behind");
  }

  @Test
  void badOptionsAreRefusedWithWhatWouldBeRight() {
    quick("--epcohs", "3").refused("unknown option '--epcohs'", "Did you mean --epochs?");
    quick("--threads", "0").refused("--threads must be at least 1; found 0");
    quick("--batch-size", "0").refused("--batch-size must be at least 1; found 0");
    quick("--early-stopping", "-1").refused("--early-stopping must be at least 0; found -1");
    quick("--learning-rate", "0").refused("--learning-rate must be above 0; found 0");
    quick("--class-weight", "heavy").refused("'balanced' or NEGATIVE:POSITIVE");
    quick("--optimizer", "sgdd").refused("optimizer 'sgdd' is not known", "sgd");
    quick("--loss", "entropy").refused("loss 'entropy' is not known");
    quick("--layers", "many").refused("8 tanh, 8 tanh");
    quick("--normalize", "log").refused("standard, minmax, robust or none; found 'log'");
    quick("--threshold", "1.5").refused("threshold must be from 0 to 1; found 1.5");
    quick("--test-split", "1").refused("--test-split must be a share");
    quick("--types", "c1=color").refused("there is no column type 'color'");
    quick("--delimiter", "ab").refused("--delimiter must be one character or 'tab'");
    quick("--encoding", "klingon").refused("--encoding 'klingon' is not known");
    quick("--max-bad", "some").refused("--max-bad must be a share such as 1%");
    quick("--decimal", ";;").refused("--decimal must be . or ,");
    quick("--sample-weight", "nope").refused("there is no column 'nope'");
    Run.of("train", notes, "-v", "3").refused("-v must be 0, 1 or 2; found 3");
    Run.of("train", notes, "--epochs", "x").refused("'--epochs'", "'x' is not an int");
    Run.of("train").refused("expected DATA: a file, a folder, a pattern");
  }
}
