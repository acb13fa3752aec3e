package dev.litmus.classifier.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One part of a report. What it shows to people it also gives to programs.
interface Section {
  /// Its name in the page's address and in the JSON.
  String id();

  String title();

  /// Writes what stands below the title.
  void write(Html page);

  Map<String, @Nullable Object> json();
}
