package dev.litmus.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Goes once through what users do, on the sample data and in a folder of its own. The launcher
/// runs it while the JVM records its cache of classes and profiles, so that later starts are quick.
@Command(
    name = "rehearse",
    hidden = true,
    description = "Runs the verbs once, for the JVM's cache.")
final class Rehearsal implements Callable<Integer> {
  /// A table with words, gaps and numbers: what the samples lack.
  private static final String TABLE =
      "age,ward,dose,well\n"
          + "31,north,0.5,yes\n47,south,,no\n?,north,1.5,yes\n52,,2.25,no\n".repeat(25);

  /// Most trainings of the rehearsal are of one network: a build should not take long.
  private static final String QUICKLY = "--effort=quick";

  /// A command line of the rehearsal and the exit code that it must give.
  private record Step(int exitCode, String... arguments) {}

  private static List<Step> steps(String table, String model, String history) {
    return List.of(
        done("--help"),
        done("--version"),
        new Step(ExitCode.REFUSED, "--unknown"),
        new Step(ExitCode.REFUSED, "train", "sample:unknown"),
        done("train", "--help"),
        done("train", QUICKLY, "sample:breast-cancer", "-o", model, "--history", history),
        done("train", QUICKLY, "sample:breast-cancer", "-o", model, "--force", "-v", "2", "--json"),
        done("train", table, "--target", "well", "--epochs", "3", "-v", "1"),
        done(
            "train",
            "sample:digits",
            "--layers",
            "8 tanh, 8 tanh",
            "--optimizer",
            "sgd",
            "--normalize",
            "minmax",
            "--epochs",
            "100",
            "--json"),
        done("train", table, "-o", model, "--force"),
        done("evaluate", model, table),
        done("evaluate", model, table, "--json"),
        done("predict", model, table, "--keep", "age"),
        done("explain", model, table),
        done("summary", model),
        done("datasets"),
        done("doctor"));
  }

  private static Step done(String... arguments) {
    return new Step(ExitCode.DONE, arguments);
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("litmus-rehearsal");
    try {
      Path table = Files.writeString(folder.resolve("table.csv"), TABLE);
      String model = folder.resolve("model.keras").toString();
      String history = folder.resolve("history.csv").toString();
      for (Step step : steps(table.toString(), model, history)) {
        run(step);
      }
      return ExitCode.DONE;
    } finally {
      delete(folder);
    }
  }

  private static void run(Step step) {
    var err = new ByteArrayOutputStream();
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    var program = new Program(InputStream.nullInputStream(), silent, errors, Terminal.NONE);
    int exitCode = program.run(step.arguments());
    if (exitCode != step.exitCode()) {
      throw new IllegalStateException(
          "rehearsal of '%s': expected exit code %d, found %d: %s"
              .formatted(
                  String.join(" ", step.arguments()),
                  step.exitCode(),
                  exitCode,
                  err.toString(StandardCharsets.UTF_8)));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
