package dev.litmus.keras;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder of evidence that does not ship: named by LITMUS_SHARED, else `shared` beside the
/// repository. Tests that need it are skipped without it.
final class SharedFolder {
  private SharedFolder() {}

  /// A path in it, if it is there.
  static Optional<Path> find(String path) {
    String named = System.getenv("LITMUS_SHARED");
    Path folder = Path.of(named == null ? "../../shared" : named);
    return Optional.of(folder.resolve(path)).filter(Files::exists);
  }
}
