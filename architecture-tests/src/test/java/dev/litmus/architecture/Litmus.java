package dev.litmus.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The product as the tests see it: its compiled classes and its files.
final class Litmus {
  /// The main classes of all modules.
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.litmus");

  /// The root folder of the repository.
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Litmus() {}

  /// All files of the repository below its root or below the modules' folders, without what the
  /// build makes.
  static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(suffix) && Files.isRegularFile(file))
          .filter(file -> !isMade(ROOT.relativize(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isMade(Path file) {
    for (Path part : file) {
      if (part.toString().equals("target") || part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
