package dev.litmus.keras;

import java.util.List;

/// The versions of Keras whose files are known.
final class KerasVersions {
  private KerasVersions() {}

  /// Notes a version that is not known; files of such are read as far as they can be.
  static void note(String version, List<String> notices) {
    if (!version.isEmpty() && !version.startsWith("2.") && !version.startsWith("3.")) {
      notices.add("the file was written by Keras %s, which is not known here".formatted(version));
    }
  }
}
