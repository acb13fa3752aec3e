package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Rows that are read part by part, as often as asked, because all of them at once may not fit in
/// memory: [CsvReader#stream].
public interface TableStream {
  /// What it is called in messages.
  String name();

  /// How many bytes its text has, about.
  long textBytes();

  /// Whether its rows may be too many to be held in memory and worked on.
  default boolean isLarge() {
    return textBytes() > MemoryBudget.easyBytes();
  }

  /// Reads all rows in order, in parts small enough for memory, all with the same columns.
  ///
  /// @return what was noticed on the way
  /// @throws DataException when there are no rows, or some cannot be read for certain
  List<Notice> read(Consumer<Table> parts);

  /// The rows of a table that is in memory.
  static TableStream of(Table table) {
    return new TableStream() {
      private static final int ROWS = 8192;

      @Override
      public String name() {
        return "the table";
      }

      @Override
      public long textBytes() {
        return 0;
      }

      @Override
      public List<Notice> read(Consumer<Table> parts) {
        Table bare = table.withNotices(List.of());
        for (int from = 0; from < table.rowCount(); from += ROWS) {
          parts.accept(bare.rows(from, Math.min(from + ROWS, table.rowCount())));
        }
        return table.notices();
      }
    };
  }

  /// The rows of several streams with the same column names, one stream after the other, in the
  /// columns' order of the first.
  static TableStream concatenated(List<TableStream> streams) {
    if (streams.size() == 1) {
      return streams.getFirst();
    }
    return new TableStream() {
      @Override
      public String name() {
        return "%s and %d more".formatted(streams.getFirst().name(), streams.size() - 1);
      }

      @Override
      public long textBytes() {
        return streams.stream().mapToLong(TableStream::textBytes).sum();
      }

      @Override
      public List<Notice> read(Consumer<Table> parts) {
        List<Notice> notices = new ArrayList<>();
        List<Table> first = new ArrayList<>();
        for (TableStream stream : streams) {
          notices.addAll(
              stream.read(part -> {
                if (first.isEmpty()) {
                  first.add(part.rows(0, 1));
                }
                Concatenation.requireSameColumns(first.getFirst(), part);
                parts.accept(part.select(first.getFirst().names()));
              }));
        }
        return notices;
      }
    };
  }
}
