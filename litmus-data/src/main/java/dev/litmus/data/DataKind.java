package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// What a data file is, by the end of its name and, for Parquet and packed files, its first bytes.
/// A name that says nothing (`.data`, `.train`, none) means delimited text.
enum DataKind {
  TEXT,
  PARQUET,
  JSON;

  private static final String KNOWN =
      ".csv, .tsv, .txt and other delimited text, .parquet, .json and .jsonl are read, text and"
          + " JSON also as .gz or .zst";
  private static final List<String> PARQUET_ENDS = List.of(".parquet", ".pq");
  private static final List<String> JSON_ENDS = List.of(".json", ".jsonl", ".ndjson");
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

  static DataKind of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (String packed : List.of(".gz", ".zst")) {
      if (name.endsWith(packed)) {
        name = name.substring(0, name.length() - packed.length());
      }
    }
    if (endsWith(name, SPREADSHEET_ENDS)) {
      throw refused(file, "is a spreadsheet; save the sheet as .csv");
    }
    if (endsWith(name, OTHER_ENDS)) {
      throw refused(file, "is of no kind that holds a table for Litmus");
    }
    if (endsWith(name, PARQUET_ENDS) || startsWith(file, "50415231")) {
      return PARQUET;
    }
    return endsWith(name, JSON_ENDS) ? JSON : TEXT;
  }

  /// How a file is packed, by its first bytes.
  static DuckDbCsv.Packing packing(Path file) {
    if (startsWith(file, "1f8b")) {
      return DuckDbCsv.Packing.GZIP;
    }
    return startsWith(file, "28b52ffd") ? DuckDbCsv.Packing.ZSTD : DuckDbCsv.Packing.NONE;
  }

  private static DataException refused(Path file, String why) {
    return new DataException(file + " " + why + "; " + KNOWN);
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
