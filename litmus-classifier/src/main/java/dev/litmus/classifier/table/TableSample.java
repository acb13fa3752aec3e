package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Rows drawn at random from a stream, without replacement, each as likely as any other: every row
/// draws a number by the seed, and those with the smallest numbers stay. Which ones those are
/// depends on the seed, their number and the order of the rows alone. Where there are no more rows
/// than twice what was asked for, it is all of them.
///
/// @param table the rows, in the stream's order, with what was noticed while reading
/// @param numbers the place of each in the stream, from 0, ascending
/// @param count how many rows the stream has
public record TableSample(Table table, long[] numbers, long count) {
  static final String EMPTY_COLUMN = "empty-column";

  /// Draws rows.
  ///
  /// @param most how many; unsaid, as many as there is room for
  /// @param watcher is shown every part of the stream
  public static TableSample of(
      TableStream stream, OptionalInt most, long seed, Consumer<Table> watcher) {
    Drawing drawing = new Drawing(most, seed);
    List<Notice> notices =
        stream.read(part -> {
          watcher.accept(part);
          drawing.add(part);
        });
    return drawing.finish(notices);
  }

  /// Whether it holds all rows.
  public boolean isWhole() {
    return table.rowCount() == count;
  }

  /// Candidates with their numbers.
  private static final class Drawing {
    /// Candidates are thinned out when they are that many times as many as wanted.
    private static final int SURPLUS = 2;

    private final SplittableRandom random;
    private int most;
    private long count;
    private long limit = Long.MAX_VALUE;
    private int size;
    private final List<Table> parts = new ArrayList<>();
    private final List<long[]> numbers = new ArrayList<>();
    private final List<long[]> draws = new ArrayList<>();

    Drawing(OptionalInt most, long seed) {
      this.random = new SplittableRandom(seed);
      this.most = most.orElse(0);
    }

    void add(Table part) {
      if (most == 0) {
        most = MemoryBudget.sampleRows(part);
      }
      int rows = part.rowCount();
      int[] chosen = new int[rows];
      long[] number = new long[rows];
      long[] drawn = new long[rows];
      int kept = 0;
      for (int row = 0; row < rows; row++) {
        long draw = random.nextLong();
        if (draw <= limit) {
          chosen[kept] = row;
          number[kept] = count + row;
          drawn[kept++] = draw;
        }
      }
      count += rows;
      size += kept;
      parts.add(kept == rows ? part : part.rows(Arrays.copyOf(chosen, kept)));
      numbers.add(Arrays.copyOf(number, kept));
      draws.add(Arrays.copyOf(drawn, kept));
      if (size > (long) SURPLUS * most) {
        thinOut();
      }
    }

    /// Leaves the smallest draws.
    private void thinOut() {
      long[] sorted = draws.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      limit = sorted[Math.min(most, sorted.length) - 1];
      List<Table> left = new ArrayList<>();
      long[] number = new long[sorted.length];
      long[] drawn = new long[sorted.length];
      int kept = 0;
      for (int i = 0; i < parts.size(); i++) {
        int first = kept;
        int[] rows = new int[draws.get(i).length];
        for (int row = 0; row < rows.length; row++) {
          if (draws.get(i)[row] <= limit) {
            rows[kept - first] = row;
            number[kept] = numbers.get(i)[row];
            drawn[kept++] = draws.get(i)[row];
          }
        }
        left.add(parts.get(i).rows(Arrays.copyOf(rows, kept - first)));
      }
      parts.clear();
      parts.add(Table.concatenated(left));
      numbers.clear();
      numbers.add(Arrays.copyOf(number, kept));
      draws.clear();
      draws.add(Arrays.copyOf(drawn, kept));
      size = kept;
    }

    TableSample finish(List<Notice> notices) {
      if (count > size) {
        thinOut();
      }
      Table table = Table.concatenated(parts);
      List<String> names = new ArrayList<>(table.names());
      notices.stream()
          .filter(notice -> notice.code().equals(EMPTY_COLUMN))
          .forEach(notice -> names.remove(notice.column()));
      return new TableSample(
          table.select(names).withNotices(notices),
          numbers.stream().flatMapToLong(Arrays::stream).toArray(),
          count);
    }
  }
}
