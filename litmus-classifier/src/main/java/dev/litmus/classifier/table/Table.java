package dev.litmus.classifier.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Named columns of equal length, immutable. Made by a reader ([CsvReader]), or from Java values
/// ([Table#of(Map)], [Table#ofRows], [Table#ofRecords], [Table#of(float\[\]\[\], String...)]).
///
/// A table remembers where its rows came from ([#place]) and what was noticed while it was made
/// ([#notices]); neither takes part in [#equals].
public final class Table {
  private final List<Column> columns;
  private final Map<String, Integer> indexes;
  private final int rowCount;
  private final Origin origin;
  private final List<Notice> notices;

  private Table(List<? extends Column> columns, Origin origin, List<Notice> notices) {
    this.columns = List.copyOf(columns);
    this.origin = origin;
    this.notices = List.copyOf(notices);
    this.indexes = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (indexes.put(columns.get(i).name(), i) != null) {
        throw new DataException(
            "two columns are named " + Names.quoted(columns.get(i).name()) + "; names must differ");
      }
    }
    this.rowCount = columns.isEmpty() ? 0 : columns.getFirst().size();
    for (Column column : columns) {
      if (column.size() != rowCount) {
        throw new DataException(
            "column %s has %d rows where %s has %d; all columns need the same number"
                .formatted(
                    Names.quoted(column.name()),
                    column.size(),
                    Names.quoted(columns.getFirst().name()),
                    rowCount));
      }
    }
  }

  /// A table of columns with different names and equal lengths.
  public static Table of(List<? extends Column> columns) {
    return new Table(columns, Origin.ROWS, List.of());
  }

  /// A table of columns that says where its rows came from and what was noticed.
  public static Table of(List<? extends Column> columns, Origin origin, List<Notice> notices) {
    return new Table(columns, origin, notices);
  }

  /// A table of columns given as name -> cells, in the map's order. Cells are an array of a
  /// primitive type or of objects, or a List: all numbers (null and NaN missing) make a
  /// [NumberColumn], anything else a [TextColumn] of what `toString` says (null missing).
  public static Table of(Map<String, ?> cellsByName) {
    List<Column> columns = new ArrayList<>();
    cellsByName.forEach((name, cells) -> columns.add(JavaValues.column(name, cells)));
    return of(columns);
  }

  /// A table of number columns from rows of numbers, shape (rows, names); NaN is missing.
  public static Table of(float[][] rows, String... names) {
    double[][] columns = new double[names.length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      JavaValues.checkWidth(row, rows[row].length, names.length);
      for (int column = 0; column < names.length; column++) {
        columns[column][row] = rows[row][column];
      }
    }
    return JavaValues.numberTable(columns, names);
  }

  /// A table of number columns from rows of numbers, shape (rows, names); NaN is missing.
  public static Table of(double[][] rows, String... names) {
    double[][] columns = new double[names.length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      JavaValues.checkWidth(row, rows[row].length, names.length);
      for (int column = 0; column < names.length; column++) {
        columns[column][row] = rows[row][column];
      }
    }
    return JavaValues.numberTable(columns, names);
  }

  /// A table of rows given as name -> value. Columns come in the order in which their names are
  /// first met; a name absent from a row is a missing cell there.
  public static Table ofRows(List<? extends Map<String, ?>> rows) {
    return JavaValues.ofRows(rows);
  }

  /// A table with a column for each component of a record class, a row for each record. In a named
  /// module the record's package must be open to `dev.litmus.classifier`.
  public static Table ofRecords(List<? extends Record> records) {
    return JavaValues.ofRecords(records);
  }

  /// Number of rows.
  public int rowCount() {
    return rowCount;
  }

  /// Number of columns.
  public int columnCount() {
    return columns.size();
  }

  /// The columns in order.
  public List<Column> columns() {
    return columns;
  }

  /// The names of the columns in order.
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /// Whether there is a column of that name.
  public boolean has(String name) {
    return indexes.containsKey(name);
  }

  /// The column of that name; an unknown one is refused with the nearest known name.
  public Column column(String name) {
    return find(name)
        .orElseThrow(() ->
            new DataException(
                "there is no column %s; %s"
                    .formatted(Names.quoted(name), Names.hint(name, names()))));
  }

  /// The name of the column that a user means by a name or a number: a name is trimmed, and goes
  /// before a number; columns are numbered from 1, as in `c1`, `c2`, ...
  public String nameOf(String nameOrNumber) {
    String wanted = Parsing.trimmed(nameOrNumber);
    if (!has(wanted) && wanted.matches("\\d{1,9}")) {
      int number = Integer.parseInt(wanted);
      if (number < 1 || number > columns.size()) {
        throw new DataException(
            "there is no column %s; columns are numbered from 1 to %d"
                .formatted(wanted, columns.size()));
      }
      return columns.get(number - 1).name();
    }
    return column(wanted).name();
  }

  /// The column at a position counted from 0.
  public Column column(int index) {
    return columns.get(index);
  }

  /// The column of that name, if there is one.
  public Optional<Column> find(String name) {
    return Optional.ofNullable(indexes.get(name)).map(columns::get);
  }

  /// The named columns only, in the order given.
  public Table select(String... names) {
    return select(List.of(names));
  }

  /// The named columns only, in the order given.
  public Table select(List<String> names) {
    return new Table(names.stream().map(this::column).toList(), origin, notices);
  }

  /// All columns but the named ones.
  public Table without(String... names) {
    List<String> left = new ArrayList<>(names());
    for (String name : names) {
      left.remove(column(name).name());
    }
    return select(left);
  }

  /// With one more column at the end, or with that column in place of the one of its name.
  public Table with(Column column) {
    List<Column> changed = new ArrayList<>(columns);
    Integer index = indexes.get(column.name());
    if (index == null) {
      changed.add(column);
    } else {
      changed.set(index, column);
    }
    return new Table(changed, origin, notices);
  }

  /// The given rows (counted from 0) in that order.
  public Table rows(int[] rows) {
    List<Column> chosen = columns.stream().map(column -> column.rows(rows)).toList();
    return new Table(chosen, origin.rows(rows), notices);
  }

  /// The rows from one (inclusive) to another (exclusive).
  public Table rows(int from, int to) {
    int[] rows = new int[to - from];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = from + i;
    }
    return rows(rows);
  }

  /// These rows followed by those of a table with the same column names in any order.
  public Table followedBy(Table other) {
    return Concatenation.of(List.of(this, other));
  }

  /// The rows of several tables with the same column names, one table after the other.
  public static Table concatenated(List<Table> tables) {
    return tables.size() == 1 ? tables.getFirst() : Concatenation.of(tables);
  }

  /// The same table with these notices in place of its own.
  public Table withNotices(List<Notice> newNotices) {
    return new Table(columns, origin, newNotices);
  }

  /// Where a row (counted from 0) came from, such as `bank.csv:17`.
  public String place(int row) {
    return origin.place(row);
  }

  /// Where all rows came from.
  public Origin origin() {
    return origin;
  }

  /// What was noticed while the table was made.
  public List<Notice> notices() {
    return notices;
  }

  /// The SHA-256, in hexadecimal, of names and cells as text, whatever the file's spelling of line
  /// ends and quotes.
  public String sha256() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    for (Column column : columns) {
      digest.update(column.name().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      for (int row = 0; row < rowCount; row++) {
        digest.update(column.text(row).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Equal when the columns are: names, order, storage and cells.
  @Override
  public boolean equals(Object other) {
    return other instanceof Table that && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    return "Table[" + rowCount + " rows, " + names() + "]";
  }
}
