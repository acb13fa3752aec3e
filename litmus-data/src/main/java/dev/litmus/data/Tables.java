package dev.litmus.data;

import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.FileState;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads tables from wherever a user says they are.
///
/// - a file: delimited text (`.csv`, `.tsv`, `.txt`, any unknown ending), `.parquet`, `.json`,
///   `.jsonl`; text and JSON also packed as `.gz` or `.zst`
/// - a glob such as `data/2024-*.csv` or `data/**.csv`: the rows of all files, in the order of
///   their names; all must have the same columns
/// - a folder with one folder of pictures or of text files for each class; or a folder of them
///   whose classes are not known
/// - `-`: delimited text from standard input
/// - `sample:NAME`: one of the [Samples], without download
///
/// Delimited text is read by [CsvReader]; Parquet, JSON and what is packed as `.zst` by DuckDB.
public final class Tables {
  private Tables() {}

  /// Reads a table, finding everything by looking.
  public static Table read(String data) {
    return read(data, ReadOptions.defaults());
  }

  /// Reads a table.
  public static Table read(String data, ReadOptions options) {
    if (data.equals("-")) {
      return CsvReader.read(System.in, "standard input", options);
    }
    if (data.startsWith("sample:")) {
      return CsvReader.read(Samples.open(data.substring("sample:".length())), data, options);
    }
    Path path = path(data);
    if (Glob.isGlob(data) && !Files.exists(path)) {
      List<Path> files = Glob.files(data);
      return Table.concatenated(files.stream().map(file -> read(file, options)).toList());
    }
    return read(path, options);
  }

  /// Reads a table from one file.
  public static Table read(Path file, ReadOptions options) {
    if (Files.isDirectory(file)) {
      return FolderTable.read(file);
    }
    if (!Files.exists(file)) {
      throw new DataException("there is no file " + file);
    }
    return FileState.unchanged(file, () -> DataKind.of(file).read(file, options));
  }

  /// The rows of a file, or of all files of a pattern, as a stream, however many they are; empty
  /// for what is read in one piece only: folders, standard input, samples, `.zst`.
  public static Optional<TableStream> stream(String data, ReadOptions options) {
    if (data.equals("-") || data.startsWith("sample:")) {
      return Optional.empty();
    }
    Path path = path(data);
    boolean pattern = Glob.isGlob(data) && !Files.exists(path);
    List<TableStream> streams = new ArrayList<>();
    for (Path file : pattern ? Glob.files(data) : List.of(path)) {
      Optional<TableStream> stream =
          Files.isRegularFile(file) ? DataKind.of(file).stream(file, options) : Optional.empty();
      if (stream.isEmpty()) {
        return Optional.empty();
      }
      streams.add(stream.get());
    }
    return Optional.of(TableStream.concatenated(streams));
  }

  private static Path path(String data) {
    try {
      return Path.of(data);
    } catch (InvalidPathException e) {
      throw new DataException("'" + data + "' is no file name: " + e.getReason(), e);
    }
  }
}
