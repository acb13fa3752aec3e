package dev.litmus.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tensors as CSV without a header: a line a row, cells exactly as they stand.
final class RawCsv {
  private RawCsv() {}

  /// Reads the rows for an input of a model; the cells of a line fill the row's shape in order.
  ///
  /// @throws IllegalArgumentException naming file and line when they do not fit
  static Tensor read(Path file, Symbol input) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + ": this is a folder, not a file");
    }
    List<String> cells = new ArrayList<>();
    int width = -1;
    int rows = 0;
    try (CsvReader<CsvRecord> records =
        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(file)) {
      for (CsvRecord record : records) {
        width = record.getFieldCount();
        cells.addAll(record.getFields());
        rows++;
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("%s is no CSV: %s".formatted(file, e.getMessage()), e);
    }
    if (rows == 0) {
      throw new IllegalArgumentException(file + " is empty; expected a line for each row");
    }
    Shape shape = shape(file, input.shape(), rows, width);
    if (input.dtype() == DType.STRING) {
      return Tensor.of(cells.toArray(String[]::new), shape.dims());
    }
    if (input.dtype() != DType.FLOAT32 && cells.stream().allMatch(RawCsv::isWhole)) {
      long[] whole = cells.stream().mapToLong(cell -> Long.parseLong(cell.strip())).toArray();
      return Tensor.of(whole, input.dtype(), shape);
    }
    float[] numbers = new float[cells.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(file, i / width + 1, cells.get(i));
    }
    return Tensor.of(numbers, shape.dims());
  }

  /// The shape of all rows; one size that the model leaves open follows from the cells of a line.
  private static Shape shape(Path file, Shape expected, int rows, int width) {
    int[] dims = expected.dims();
    dims[0] = rows;
    int known = 1;
    int open = 0;
    for (int axis = 1; axis < dims.length; axis++) {
      boolean isOpen = dims[axis] == Shape.UNKNOWN;
      open += isOpen ? 1 : 0;
      known *= isOpen ? 1 : dims[axis];
    }
    if (open > 1 || (open == 0 && known != width) || width % known != 0) {
      throw new IllegalArgumentException(
          "%s has %d cells a line; expected rows of shape %s%s"
              .formatted(file, width, expected, open > 1 ? ", given as .npy" : ""));
    }
    for (int axis = 1; axis < dims.length; axis++) {
      dims[axis] = dims[axis] == Shape.UNKNOWN ? width / known : dims[axis];
    }
    return Shape.of(dims);
  }

  /// Whether a cell is surely a whole number of 64 bits.
  private static boolean isWhole(String cell) {
    return cell.strip().matches("[+-]?[0-9]{1,18}");
  }

  /// A number as Python spells it; an empty cell is NaN.
  private static float number(Path file, int line, String cell) {
    String text = cell.strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "", "nan", "-nan" -> Float.NaN;
      case "inf", "+inf", "infinity" -> Float.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
      default -> {
        try {
          yield Float.parseFloat(text);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(
              "%s:%d: expected a number (--raw takes CSV without a header); found '%s'"
                  .formatted(file, line, cell),
              e);
        }
      }
    };
  }

  private static String cell(Tensor tensor, int i) {
    return tensor.dtype() == DType.STRING
        ? CsvCell.of(tensor.strings()[i])
        : NineDigits.of(tensor.floats()[i]);
  }

  /// The rows as lines, 9 significant digits a number.
  static String text(Tensor tensor) {
    StringBuilder text = new StringBuilder();
    int width = tensor.rows() == 0 ? 0 : tensor.shape().size() / tensor.rows();
    for (int row = 0; row < tensor.rows(); row++) {
      for (int i = row * width; i < (row + 1) * width; i++) {
        text.append(i == row * width ? "" : ",").append(cell(tensor, i));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /// The rows as lists of numbers or texts.
  static List<List<Object>> rows(Tensor tensor) {
    List<List<Object>> rows = new ArrayList<>();
    int width = tensor.rows() == 0 ? 0 : tensor.shape().size() / tensor.rows();
    for (int row = 0; row < tensor.rows(); row++) {
      List<Object> items = new ArrayList<>();
      for (int i = row * width; i < (row + 1) * width; i++) {
        items.add(
            tensor.dtype() == DType.STRING
                ? tensor.strings()[i]
                : (Object) (double) tensor.floats()[i]);
      }
      rows.add(items);
    }
    return rows;
  }
}
