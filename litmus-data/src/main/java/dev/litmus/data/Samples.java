package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/// The sample data: three sets that come along, and the banknotes, which are fetched.
///
/// ```java
/// Table table = CsvReader.read(Samples.open("breast-cancer"), "breast-cancer", options);
/// ```
public final class Samples {
  private static final List<String> COME_ALONG = List.of("breast-cancer", "digits", "first-names");

  private Samples() {}

  /// All samples, in the order of their names.
  public static List<Sample> all() {
    return List.of(
        Sample.described(Banknotes.NAME),
        Sample.described("breast-cancer"),
        Sample.described("digits"),
        Sample.described("first-names"));
  }

  /// The sample of that name.
  ///
  /// @throws DataException if there is none; the message lists the names
  public static Sample named(String name) {
    return all().stream()
        .filter(sample -> sample.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /// Opens a sample's table, without any download.
  ///
  /// @throws DataException if there is no such sample, or it does not come along and the folder
  ///   that `LITMUS_DATASETS` names does not have it
  public static InputStream open(String name) {
    return open(name, false);
  }

  /// Opens a sample's table: UTF-8, comma-separated, with a header.
  ///
  /// @param name the sample
  /// @param download whether data that do not come along may be downloaded from their makers
  /// @throws DataException if there is no such sample, or it cannot be had; the message says how to
  ///   get it
  /// @throws java.io.UncheckedIOException if a download fails
  public static InputStream open(String name, boolean download) {
    if (named(name).name().equals(Banknotes.NAME)) {
      return new Banknotes(System.getenv(), Download::bytes).open(download);
    }
    return Sample.resource(name + ".csv");
  }

  /// Whether the sample is part of Litmus, so that opening it needs no file and no network.
  public static boolean comesAlong(String name) {
    return COME_ALONG.contains(name);
  }

  private static DataException unknown(String name) {
    String names = all().stream().map(Sample::name).collect(Collectors.joining(", "));
    return new DataException("sample:%s is not known; the samples are %s".formatted(name, names));
  }
}
