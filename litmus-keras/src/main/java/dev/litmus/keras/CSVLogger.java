package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.nn.internal.PythonNumbers;
import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes the figures of every epoch to a CSV file, a row as soon as the epoch is over: Keras's
/// `CSVLogger`, byte for byte. The epoch, counted from 0, comes first; then the figures of the
/// first epoch, sorted by name. Without validation Keras adds a `val_` column for each, full of
/// `NA`.
public final class CSVLogger implements Callback {
  private final Path file;
  private final String separator;
  private final boolean append;
  private List<String> columns = List.of();
  private boolean headed;

  private CSVLogger(Path file, String separator, boolean append) {
    this.file = file;
    this.separator = separator;
    this.append = append;
  }

  /// Into that file, which is replaced, separated by commas.
  public static CSVLogger of(Path file) {
    return new CSVLogger(file, ",", false);
  }

  /// With another character between the figures; Keras's default is a comma.
  public CSVLogger separator(String character) {
    if (character.length() != 1) {
      throw new IllegalArgumentException(
          "CSVLogger: separator must be one character; found '%s'".formatted(character));
    }
    return new CSVLogger(file, character, append);
  }

  /// Whether to write on behind what is in the file, for a training that goes on; Keras's default
  /// is false.
  public CSVLogger append(boolean behind) {
    return new CSVLogger(file, separator, behind);
  }

  @Override
  public void onTrainBegin(Training training) {
    columns = List.of();
    try {
      headed = append && Files.exists(file) && Files.size(file) > 0;
    } catch (IOException e) {
      throw failure(e);
    }
    if (!append) {
      write("", StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    if (columns.isEmpty()) {
      columns = columns(logs);
    }
    StringBuilder rows = new StringBuilder();
    if (!headed) {
      headed = true;
      List<String> header = new ArrayList<>(List.of("epoch"));
      header.addAll(columns);
      rows.append(row(header));
    }
    List<String> cells = new ArrayList<>(List.of(Integer.toString(epoch)));
    for (String column : columns) {
      Double value = logs.get(column);
      cells.add(value == null ? "NA" : PythonNumbers.repr(value));
    }
    write(rows.append(row(cells)).toString(), StandardOpenOption.APPEND);
  }

  private static List<String> columns(Map<String, Double> logs) {
    List<String> names = new ArrayList<>(logs.keySet().stream().sorted().toList());
    if (names.stream().noneMatch(name -> name.startsWith("val_"))) {
      names.addAll(names.stream().map(name -> "val_" + name).toList());
    }
    return names;
  }

  private String row(List<String> cells) {
    return String.join(separator, cells.stream().map(this::quoted).toList()) + "\r\n";
  }

  private String quoted(String cell) {
    boolean plain =
        !cell.contains(separator)
            && cell.chars().noneMatch(c -> c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private void write(String text, StandardOpenOption how) {
    try {
      Files.writeString(
          file, text, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException(
        "%s: the figures of the training cannot be written: %s".formatted(file, e), e);
  }
}
