package dev.litmus.classifier;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.MissingValues;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/// Which rows of a stream may be learnt from, when of the rows in memory some are held out: none of
/// a held group, none as late as a held row, none behind a held one where rows are not shuffled.
@FunctionalInterface
interface RowFilter {
  /// Whether a row may be learnt from.
  ///
  /// @param part some rows of the stream
  /// @param prepared the same rows, prepared
  /// @param number the row's place in the stream
  boolean accepts(Table part, Table prepared, int row, long number);

  /// By which of the rows in memory are held out.
  ///
  /// @param labelled the rows in memory, as read
  /// @param prepared the same rows, prepared
  /// @param numbers the place of each in the stream
  /// @param held those that are held out
  static RowFilter of(
      SplitOptions options,
      MissingValues missing,
      Table labelled,
      Table prepared,
      long[] numbers,
      int[] held) {
    if (held.length == 0) {
      return (part, ready, row, number) -> true;
    }
    if (options.group().isPresent()) {
      String name = labelled.nameOf(options.group().get());
      Column groups = labelled.column(name);
      Set<String> taken = new HashSet<>();
      Arrays.stream(held)
          .mapToObj(groups::text)
          .filter(g -> !missing.isMissing(g))
          .forEach(taken::add);
      return (part, ready, row, number) -> !taken.contains(part.column(name).text(row));
    }
    if (options.time().isPresent()) {
      return before(labelled.nameOf(options.time().get()), prepared, held);
    }
    if (!options.shuffle()) {
      long first = Arrays.stream(held).mapToLong(row -> numbers[row]).min().orElseThrow();
      return (part, ready, row, number) -> number < first;
    }
    return (part, ready, row, number) -> true;
  }

  private static RowFilter before(String name, Table prepared, int[] held) {
    if (!(prepared.find(name).orElse(null) instanceof NumberColumn times)) {
      throw new DataException(
          "--time '%s' is no column of dates or numbers that is learnt from, which rows too many for memory need; say --types %s=date or =number, or give more memory"
              .formatted(name, name));
    }
    double first = IntStream.of(held).mapToDouble(times::value).min().orElseThrow();
    return (part, ready, row, number) -> {
      double time = ((NumberColumn) ready.column(name)).value(row);
      if (Double.isNaN(time)) {
        throw new DataException(
            "%s: --time '%s' is missing; a split by time needs the time of every row"
                .formatted(part.place(row), name));
      }
      return time < first;
    };
  }
}
