package dev.litmus.cli;

import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.data.Samples;
import dev.litmus.data.Tables;
import java.io.InputStream;
import java.util.List;

/// What a user names as DATA: files, patterns of files, `sample:NAME`, or `-` for standard input.
final class Data {
  /// The name of standard input.
  static final String STANDARD_INPUT = "-";

  private static final String SAMPLE = "sample:";

  private final InputStream in;
  private final ReadOptions options;
  private final boolean download;
  private final Querying querying;

  /// @param download whether samples that do not come along may be downloaded
  Data(InputStream in, ReadOptions options, boolean download, Querying querying) {
    this.in = in;
    this.options = options;
    this.download = download;
    this.querying = querying;
  }

  /// The rows of the query, or of all sources, one after the other.
  Table read(List<String> names) {
    if (querying.isAsked()) {
      return querying.table(names, this::read);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "expected DATA: a file, a folder, a pattern, sample:NAME, or --sql QUERY with --db URL");
    }
    return names.size() == 1
        ? read(names.getFirst())
        : Table.concatenated(names.stream().map(this::read).toList());
  }

  Table read(String name) {
    if (name.equals(STANDARD_INPUT)) {
      return CsvReader.read(in, "standard input", options);
    }
    if (name.startsWith(SAMPLE)) {
      String sample = name.substring(SAMPLE.length());
      return CsvReader.read(Samples.open(sample, download), name, options);
    }
    return Tables.read(name, options);
  }
}
