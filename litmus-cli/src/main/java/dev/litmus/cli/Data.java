package dev.litmus.cli;

import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.data.Samples;
import dev.litmus.data.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a user names as DATA: files, patterns of files, `sample:NAME`, or `-` for standard input.
final class Data {
  private static final String SAMPLE = "sample:";

  /// The name of standard input.
  static final String STANDARD_INPUT = "-";

  private final InputStream in;
  private final ReadOptions options;
  private final boolean download;

  /// @param download whether samples that do not come along may be downloaded
  Data(InputStream in, ReadOptions options, boolean download) {
    this.in = in;
    this.options = options;
    this.download = download;
  }

  /// The rows of all sources, one after the other.
  Table read(List<String> names) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (String name : names) {
      if (name.equals(STANDARD_INPUT)) {
        tables.add(CsvReader.read(in, "standard input", options));
      } else if (name.startsWith(SAMPLE)) {
        String sample = name.substring(SAMPLE.length());
        tables.add(CsvReader.read(Samples.open(sample, download), name, options));
      } else {
        for (Path file : files(name)) {
          tables.add(Tables.read(file, options));
        }
      }
    }
    Table all = tables.getFirst();
    for (Table more : tables.subList(1, tables.size())) {
      all = all.followedBy(more);
    }
    return all;
  }

  /// The file of that name, or else the files that the name as a pattern matches, sorted.
  private static List<Path> files(String name) throws IOException {
    boolean pattern = name.contains("*") || name.contains("?") || name.contains("[");
    if (!pattern || Files.exists(Path.of(name))) {
      return List.of(Path.of(name));
    }
    int slash = name.lastIndexOf('/');
    Path folder = Path.of(slash < 0 ? "." : name.substring(0, slash + 1));
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + name.substring(slash + 1));
    if (!Files.isDirectory(folder)) {
      throw new DataException("there is no folder %s".formatted(folder));
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(file -> matcher.matches(file.getFileName()))
              .map(file -> slash < 0 ? file.getFileName() : file)
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new DataException("no file matches '%s'".formatted(name));
      }
      return found;
    }
  }
}
