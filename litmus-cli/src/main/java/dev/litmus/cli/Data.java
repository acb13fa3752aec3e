package dev.litmus.cli;

import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableSample;
import dev.litmus.classifier.table.TableStream;
import dev.litmus.data.Samples;
import dev.litmus.data.Tables;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

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

  /// The rows of all sources as a stream, however many they are; empty where one of them is read in
  /// one piece only.
  Optional<TableStream> stream(List<String> names) {
    if (querying.isAsked() || names.isEmpty()) {
      return Optional.empty();
    }
    List<TableStream> streams = new ArrayList<>();
    for (String name : names) {
      Optional<TableStream> stream = Tables.stream(name, options);
      if (stream.isEmpty()) {
        return Optional.empty();
      }
      streams.add(stream.get());
    }
    return Optional.of(TableStream.concatenated(streams));
  }

  /// The same where the rows may be too many for memory.
  Optional<TableStream> large(List<String> names) {
    return stream(names).filter(TableStream::isLarge);
  }

  /// All rows, or, where they are too many for memory, some drawn at random, with a notice.
  Table some(List<String> names) {
    Optional<TableStream> large = large(names);
    if (large.isEmpty()) {
      return read(names);
    }
    TableSample sample = TableSample.of(large.get(), OptionalInt.empty(), 0, part -> {});
    if (sample.isWhole()) {
      return sample.table();
    }
    List<Notice> notices = new ArrayList<>(sample.table().notices());
    notices.add(
        Notice.ofTable(
            "sampled",
            sample.table().rowCount(),
            String.format(
                Locale.ROOT,
                "%s has %,d rows, too many for memory; all figures are of %,d of them, drawn at"
                    + " random",
                large.get().name(),
                sample.count(),
                sample.table().rowCount()),
            "a larger -Xmx in LITMUS_JAVA_OPTIONS takes more"));
    return sample.table().withNotices(notices);
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
