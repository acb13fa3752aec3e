package dev.litmus.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where the program starts. Output is UTF-8 whatever the locale says, so that a file written
/// through a pipe reads the same everywhere.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var output = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
    PrintStream out = stream(output);
    PrintStream err = stream(new FileOutputStream(FileDescriptor.err));
    Terminal terminal = Terminal.ofProcess();
    // In this order: the search for the module takes a tenth of the time of a start.
    if (terminal.err() && IncubatorWarning.wasWritten()) {
      IncubatorWarning.erase(terminal, err);
    }
    int exitCode = new Program(System.in, out, err, terminal).run(arguments);
    out.flush();
    if (exitCode == ExitCode.DONE && output.failure().isPresent()) {
      exitCode = ExitCode.ENVIRONMENT;
      output.complaint().ifPresent(err::println);
    }
    err.flush();
    System.exit(exitCode);
  }

  private static PrintStream stream(OutputStream output) {
    return new PrintStream(new BufferedOutputStream(output), false, StandardCharsets.UTF_8);
  }
}
