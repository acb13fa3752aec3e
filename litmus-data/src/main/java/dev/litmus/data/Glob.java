package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/// Files named by a pattern: `*` within a name, `**` across folders, `?`, `[abc]`, `{a,b}`.
final class Glob {
  private Glob() {}

  static boolean isGlob(String data) {
    return data.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /// The files that match, in the order of their names; at least one.
  static List<Path> files(String pattern) {
    Path folder = folder(pattern);
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + Path.of(pattern).normalize());
    int depth = pattern.contains("**") ? Integer.MAX_VALUE : Path.of(pattern).getNameCount();
    if (!Files.isDirectory(folder)) {
      throw new DataException("there is no folder " + folder + " to look for " + pattern);
    }
    try (Stream<Path> paths = Files.walk(folder, depth)) {
      List<Path> files =
          paths
              .filter(Files::isRegularFile)
              .map(Path::normalize)
              .filter(matcher::matches)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new DataException("no file matches " + pattern);
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new DataException(
          "the files of " + pattern + " cannot be listed: " + e.getMessage(), e);
    }
  }

  /// The folders before the first wildcard.
  private static Path folder(String pattern) {
    Path path = Path.of(pattern);
    Path folder = path.isAbsolute() ? path.getRoot() : Path.of("");
    for (Path part : path) {
      if (isGlob(part.toString())) {
        break;
      }
      folder = folder.resolve(part);
    }
    return folder;
  }
}
