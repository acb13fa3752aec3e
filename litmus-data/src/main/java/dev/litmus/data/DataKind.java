package dev.litmus.data;

import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a data file is, by the end of its name and, for Parquet and packed files, its first bytes.
/// A name that says nothing (`.data`, `.train`, none) means delimited text.
///
/// @param ends how names of such files end
/// @param reader reads them
/// @param streamer reads them part by part, where that can be
record DataKind(List<String> ends, Reader reader, Streamer streamer) {
  /// Reads one file.
  @FunctionalInterface
  interface Reader {
    Table read(Path file, DuckDbCsv.Packing packing, ReadOptions options);
  }

  /// Reads one file part by part.
  @FunctionalInterface
  interface Streamer {
    Optional<TableStream> stream(Path file, DuckDbCsv.Packing packing, ReadOptions options);
  }

  private static final DataKind PARQUET =
      new DataKind(
          List.of(".parquet", ".pq"),
          (file, packing, options) -> DuckDbTable.ofParquet(file).read(true),
          (file, packing, options) -> Optional.of(DuckDbTable.ofParquet(file).stream()));
  private static final DataKind TEXT =
      new DataKind(List.of(".csv", ".tsv", ".txt"), DataKind::readText, DataKind::streamText);
  private static final List<DataKind> ALL =
      List.of(
          PARQUET,
          new DataKind(
              List.of(".json", ".jsonl", ".ndjson"),
              (file, packing, options) -> DuckDbTable.ofJson(file, packing).read(false),
              (file, packing, options) -> Optional.of(DuckDbTable.ofJson(file, packing).stream())),
          TEXT);

  private static final List<String> SPREADSHEET_ENDS = List.of(".xlsx", ".xls", ".ods", ".numbers");
  private static final List<String> OTHER_ENDS =
      List.of(
          ".arff",
          ".keras",
          ".h5",
          ".hdf5",
          ".onnx",
          ".zip",
          ".tar",
          ".tgz",
          ".7z",
          ".npy",
          ".npz",
          ".pkl",
          ".pickle",
          ".feather",
          ".arrow",
          ".avro",
          ".orc",
          ".sqlite",
          ".db",
          ".duckdb",
          ".mat",
          ".rds",
          ".sav",
          ".dta",
          ".sas7bdat",
          ".png",
          ".jpg",
          ".jpeg",
          ".gif",
          ".bmp",
          ".pdf",
          ".html",
          ".xml",
          ".yaml",
          ".yml",
          ".docx");

  /// The table in a file of this kind.
  Table read(Path file, ReadOptions options) {
    return reader.read(file, packing(file), options);
  }

  /// The rows of a file of this kind, however many; empty where it is read in one piece only.
  Optional<TableStream> stream(Path file, ReadOptions options) {
    return streamer.stream(file, packing(file), options);
  }

  private static Optional<TableStream> streamText(
      Path file, DuckDbCsv.Packing packing, ReadOptions options) {
    return packing == DuckDbCsv.Packing.ZSTD
        ? Optional.empty()
        : Optional.of(CsvReader.stream(file, options));
  }

  private static Table readText(Path file, DuckDbCsv.Packing packing, ReadOptions options) {
    return packing == DuckDbCsv.Packing.ZSTD
        ? ZstandardText.read(file, options)
        : CsvReader.read(file, options);
  }

  static DataKind of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (String packed : List.of(".gz", ".zst")) {
      if (name.endsWith(packed)) {
        name = name.substring(0, name.length() - packed.length());
      }
    }
    Optional<DataKind> named = named(name);
    if (named.isEmpty() && endsWith(name, SPREADSHEET_ENDS)) {
      throw refused(file, "is a spreadsheet; save the sheet as .csv");
    }
    if (named.isEmpty() && endsWith(name, OTHER_ENDS)) {
      throw refused(file, "is of no kind that holds a table for Litmus");
    }
    return startsWith(file, "50415231") ? PARQUET : named.orElse(TEXT);
  }

  private static Optional<DataKind> named(String name) {
    return ALL.stream().filter(kind -> endsWith(name, kind.ends)).findFirst();
  }

  /// How a file is packed, by its first bytes.
  static DuckDbCsv.Packing packing(Path file) {
    if (startsWith(file, "1f8b")) {
      return DuckDbCsv.Packing.GZIP;
    }
    return startsWith(file, "28b52ffd") ? DuckDbCsv.Packing.ZSTD : DuckDbCsv.Packing.NONE;
  }

  private static DataException refused(Path file, String why) {
    String known =
        ALL.stream().flatMap(kind -> kind.ends.stream()).collect(Collectors.joining(", "));
    return new DataException(
        "%s %s; %s and other delimited text are read, text and JSON also as .gz or .zst"
            .formatted(file, why, known));
  }

  private static boolean endsWith(String name, List<String> ends) {
    return ends.stream().anyMatch(name::endsWith);
  }

  private static boolean startsWith(Path file, String hexadecimal) {
    byte[] expected = HexFormat.of().parseHex(hexadecimal);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(expected, in.readNBytes(expected.length));
    } catch (IOException e) {
      throw new UncheckedIOException("no permission to read " + file, e);
    }
  }
}
