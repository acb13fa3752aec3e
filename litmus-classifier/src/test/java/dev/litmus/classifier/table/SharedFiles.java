package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Public data sets and faulty files that do not come with the sources: in the folder that
/// LITMUS_SHARED names, or in `shared` beside the repository. Tests that need them are skipped
/// where they are absent.
final class SharedFiles {
  private SharedFiles() {}

  static Path require(String path) {
    String named = System.getenv("LITMUS_SHARED");
    Path folder =
        named == null ? Path.of("").toAbsolutePath().resolve("../../shared") : Path.of(named);
    Path file = folder.resolve(path).normalize();
    assumeTrue(Files.exists(file), () -> "no " + file);
    return file;
  }
}
