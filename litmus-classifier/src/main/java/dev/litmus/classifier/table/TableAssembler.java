package dev.litmus.classifier.table;

import dev.litmus.classifier.table.ReadOptions.BadRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Puts rows of text cells together to a [Table] by the rules that hold for every reader: cells
/// trimmed, the width of each row checked, a repeated header and empty nameless columns left out.
/// Call [#cell] for each cell and [#endRow] after each row, then [#finish]. Rows too many for
/// memory are taken out on the way, by [#takePart] when [#isFull].
public final class TableAssembler {
  private static final int MOST_ROWS = 8192;
  private static final int MOST_CELLS = 1 << 20;
  private static final long MOST_CHARACTERS = 1 << 22;

  private final String file;
  private final Dialect dialect;
  private final ReadOptions options;
  private final TextColumnBuilder[] builders;
  private final int leastWidth;

  private int[] lines = new int[1024];
  private int rows;

  /// Rows that were taken out already.
  private long taken;

  private long characters;
  private final BitSet filled = new BitSet();
  private int width;
  private boolean extra;
  private int badRows;
  private String firstBad = "";
  private int repeatedHeaders;
  private int firstRepeatedHeader;

  /// For the rows of a file, called so in messages.
  public TableAssembler(String file, Dialect dialect, ReadOptions options) {
    this.file = file;
    this.dialect = dialect;
    this.options = options;
    this.leastWidth = dialect.leastWidth();
    this.builders = new TextColumnBuilder[dialect.names().size()];
    for (int column = 0; column < builders.length; column++) {
      builders[column] = new TextColumnBuilder(64);
    }
  }

  /// Adds the next cell of the row.
  public void cell(String text) {
    characters += text.length();
    if (width < builders.length) {
      builders[width].add(text);
    } else {
      extra |= !text.isBlank();
    }
    width++;
  }

  void cell(char[] buffer, int offset, int count) {
    characters += count;
    if (width < builders.length) {
      builders[width].add(buffer, offset, count);
    } else {
      for (int i = offset; i < offset + count; i++) {
        extra |= !TextColumnBuilder.isBlank(buffer[i]);
      }
    }
    width++;
  }

  /// Ends the row.
  ///
  /// @param line the line of the file that it starts on; 0 when lines are not counted
  public void endRow(long line) {
    int cells = width;
    int kept = Math.min(width, builders.length);
    boolean wide = extra;
    width = 0;
    extra = false;
    if (cells == 1 && builders.length > 1 && builders[0].isLastBlank()) {
      builders[0].removeLast();
    } else if (cells < leastWidth || wide) {
      removeRow(kept);
      badRow(line, cells);
    } else if (dialect.header() && isHeader(kept)) {
      removeRow(kept);
      firstRepeatedHeader = repeatedHeaders == 0 ? (int) line : firstRepeatedHeader;
      repeatedHeaders++;
    } else {
      for (int column = kept; column < builders.length; column++) {
        builders[column].add("");
      }
      if (rows == lines.length) {
        lines = Arrays.copyOf(lines, 2 * rows);
      }
      lines[rows++] = (int) line;
    }
  }

  private boolean isHeader(int cells) {
    for (int column = 0; column < cells; column++) {
      boolean nameless = dialect.nameless().contains(column);
      if (!builders[column].isLast(nameless ? "" : dialect.names().get(column))) {
        return false;
      }
    }
    return true;
  }

  private void removeRow(int cells) {
    for (int column = 0; column < cells; column++) {
      builders[column].removeLast();
    }
  }

  private void badRow(long line, int cells) {
    String expected =
        dialect.header()
            ? "the header names %d (%s)".formatted(builders.length, Names.list(dialect.names()))
            : "the rows above have " + builders.length;
    String sentence =
        "%s has %d %s where %s"
            .formatted(place(line, taken + rows), cells, cells == 1 ? "cell" : "cells", expected);
    if (options.badRows() == BadRows.FAIL) {
      throw new DataException(
          sentence
              + "; mend the line (a cell that holds the delimiter needs quotes), or leave such rows"
              + " out with --bad-rows skip");
    }
    if (badRows++ == 0) {
      firstBad = sentence;
    }
  }

  private String place(long line, long row) {
    return line > 0 ? file + ":" + line : file + " row " + (row + 1);
  }

  /// Whether as many rows are at hand as a part of a large table should have.
  boolean isFull() {
    return rows == MOST_ROWS
        || (long) rows * builders.length >= MOST_CELLS
        || characters >= MOST_CHARACTERS;
  }

  /// The rows at hand as a table of all columns; the next row begins another.
  Table takePart() {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < builders.length; column++) {
      TextColumn built = builders[column].build(dialect.names().get(column));
      if (!built.isAllBlank()) {
        filled.set(column);
      }
      columns.add(built);
      builders[column] = new TextColumnBuilder(rows);
    }
    Table part = Table.of(columns, origin(), List.of());
    taken += rows;
    rows = 0;
    characters = 0;
    return part;
  }

  /// Ends a table whose rows are taken out: hands over the last of them.
  ///
  /// @return what was noticed; of columns that turned out to be empty and nameless too, though the
  ///   parts have them
  List<Notice> finish(Consumer<Table> parts) {
    if (rows > 0) {
      parts.accept(takePart());
    }
    List<Notice> notices = notices();
    for (int column = 0; column < builders.length; column++) {
      if (dialect.nameless().contains(column) && !filled.get(column)) {
        notices.add(emptyColumn(column));
      }
    }
    return notices;
  }

  /// The table of all rows.
  public Table finish() {
    List<Notice> notices = notices();
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < builders.length; column++) {
      TextColumn built = builders[column].build(dialect.names().get(column));
      if (dialect.nameless().contains(column) && built.isAllBlank()) {
        notices.add(emptyColumn(column));
      } else {
        columns.add(built);
      }
    }
    return Table.of(columns, origin(), notices);
  }

  private Origin origin() {
    boolean counted = lines[0] > 0;
    return counted ? Origin.lines(file, Arrays.copyOf(lines, rows)) : Origin.rowsOf(file, taken);
  }

  private Notice emptyColumn(int column) {
    return Notice.ofColumn(
        TableSample.EMPTY_COLUMN,
        dialect.names().get(column),
        taken + rows,
        "column %d of %s has no name and no values; it is left out".formatted(column + 1, file),
        "");
  }

  private List<Notice> notices() {
    List<Notice> notices = new ArrayList<>(dialect.notices());
    checkBadRows(notices);
    if (taken + rows == 0) {
      throw new DataException(
          dialect.header()
              ? "%s holds a header (%s) but no rows".formatted(file, Names.list(dialect.names()))
              : file + " holds no rows");
    }
    if (repeatedHeaders > 0) {
      notices.add(
          Notice.ofTable(
              "repeated-header",
              repeatedHeaders,
              "the header came again %s; %s left out"
                  .formatted(
                      firstRepeatedHeader > 0
                          ? "in " + file + ":" + firstRepeatedHeader
                          : "further down in " + file,
                      repeatedHeaders == 1 ? "that row is" : repeatedHeaders + " such rows are"),
              ""));
    }
    return notices;
  }

  private void checkBadRows(List<Notice> notices) {
    if (badRows == 0) {
      return;
    }
    long all = taken + rows + badRows;
    double share = (double) badRows / all;
    if (badRows > Math.ceil(options.maxBad() * all)) {
      throw new DataException(
          "%s: %d of %d rows (%s) are bad, more than --max-bad %s; the first: %s"
              .formatted(file, badRows, all, percent(share), percent(options.maxBad()), firstBad));
    }
    notices.add(
        Notice.ofTable(
            "bad-rows",
            badRows,
            "%d of %d rows (%s) are left out because their cells do not fit; the first: %s"
                .formatted(badRows, all, percent(share), firstBad),
            ""));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3g", 100 * share).replaceAll("\\.?0+$", "") + "%";
  }
}
