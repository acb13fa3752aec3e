package dev.litmus.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where the program starts. Output is UTF-8 whatever the locale says, so that a file written
/// through a pipe reads the same everywhere.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    PrintWriter out = writer(new FileOutputStream(FileDescriptor.out));
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
    int exitCode = new Program(out, err, Terminal.ofProcess()).run(arguments);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
