package dev.litmus.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Goes once through what users do. The launcher runs it while the JVM records its cache of classes
/// and profiles, so that later starts are quick.
@Command(
    name = "rehearse",
    hidden = true,
    description = "Runs the verbs once, for the JVM's cache.")
final class Rehearsal implements Callable<Integer> {
  /// A command line of the rehearsal and the exit code that it must give.
  private record Step(int exitCode, String... arguments) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(ExitCode.DONE, "--help"),
          new Step(ExitCode.DONE, "--version"),
          new Step(ExitCode.REFUSED, "--unknown"));

  @Override
  public Integer call() {
    var failed = new ArrayList<String>();
    for (Step step : STEPS) {
      var program = new Program(InputStream.nullInputStream(), silent(), silent(), Terminal.NONE);
      int exitCode = program.run(step.arguments());
      if (exitCode != step.exitCode()) {
        failed.add(String.join(" ", step.arguments()) + " gave exit code " + exitCode);
      }
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException("rehearsal: " + String.join("; ", failed));
    }
    return ExitCode.DONE;
  }

  private static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
