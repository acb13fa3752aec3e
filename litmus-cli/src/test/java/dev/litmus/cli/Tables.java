package dev.litmus.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The tables that come with the tests, made by tools/make_cli_tables.py.
final class Tables {
  private Tables() {}

  /// Puts passengers.csv into a folder: words, numbers, missing cells; target `survived`, yes or
  /// no.
  static Path passengers(Path folder) throws IOException {
    return copy("passengers.csv", folder);
  }

  /// Puts notes.txt into a folder: four columns of numbers and the answer, without a header.
  static Path notes(Path folder) throws IOException {
    return copy("notes.txt", folder);
  }

  private static Path copy(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      try (InputStream in = Tables.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IOException("resource " + name + " is missing");
        }
        Files.copy(in, file);
      }
    }
    return file;
  }
}
