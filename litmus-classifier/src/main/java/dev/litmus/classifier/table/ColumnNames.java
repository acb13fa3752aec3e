package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names of the columns of a file, filled in and made unique.
///
/// @param names a name for each column
/// @param nameless positions (from 0) whose header cell is empty
/// @param notices which names were changed
record ColumnNames(List<String> names, List<Integer> nameless, List<Notice> notices) {

  /// From the header's cells, or from none for a file without header.
  static ColumnNames of(String file, List<String> header, int width, boolean dedupe) {
    Set<String> taken = new HashSet<>(header);
    Set<String> seen = new HashSet<>();
    List<String> names = new ArrayList<>();
    List<Integer> nameless = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    int columns = header.isEmpty() ? width : header.size();
    for (int column = 0; column < columns; column++) {
      String given = header.isEmpty() ? "" : header.get(column);
      String name = given;
      if (given.isEmpty()) {
        name = unique("c" + (column + 1), taken);
        taken.add(name);
        if (!header.isEmpty()) {
          nameless.add(column);
        }
      } else if (!seen.add(given)) {
        if (!dedupe) {
          throw new DataException(
              "%s: the header names %s twice (columns %d and %d); rename one, or number them with"
                      .formatted(file, Names.quoted(given), header.indexOf(given) + 1, column + 1)
                  + " --dedupe");
        }
        name = unique(given, taken);
        taken.add(name);
        notices.add(
            Notice.ofColumn(
                "renamed-column",
                name,
                1,
                "the header names %s again in column %d; that one is called %s"
                    .formatted(Names.quoted(given), column + 1, Names.quoted(name)),
                ""));
      }
      names.add(name);
    }
    return new ColumnNames(names, nameless, notices);
  }

  private static String unique(String name, Set<String> taken) {
    String candidate = name;
    for (int number = 2; taken.contains(candidate); number++) {
      candidate = name + "_" + number;
    }
    return candidate;
  }
}
