package dev.litmus.plot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/// Writes plots to files, whole or not at all.
final class PlotFile {
  private PlotFile() {}

  /// The two kinds of files.
  private enum Format {
    PNG,
    SVG;

    static Format of(Path path) {
      String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
      for (Format format : values()) {
        if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
          return format;
        }
      }
      throw new IllegalArgumentException(
          "plot '%s': the name must end in .png or .svg".formatted(path));
    }
  }

  static void save(Plot plot, Path path) {
    Format format = Format.of(path);
    try {
      Drawing.requireFont();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "plot '%s' could not be drawn: %s".formatted(path, e.getMessage()), e);
    }
    Path target = path.toAbsolutePath();
    try {
      // not Files.createTempFile, whose files only their owner may read
      Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
      try {
        try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
          switch (format) {
            case PNG -> Drawing.of(plot).writePng(out);
            case SVG -> Drawing.of(plot).writeSvg(out);
          }
        }
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("plot '%s' could not be written".formatted(path), e);
    }
  }
}
