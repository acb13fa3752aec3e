package dev.litmus.classifier.table;

import java.util.HashMap;
import java.util.Map;

/// How often each spelling occurs in a target column, counted part by part.
public final class LabelCounts {
  /// Beyond so many different labels a target holds no classes.
  private static final int MOST_COUNTED = 10_000;

  private final Map<String, Integer> counts = new HashMap<>();
  private long rows;
  private boolean more;

  /// Of no rows yet.
  public LabelCounts() {}

  /// Counts the cells of a column in.
  public void add(Column column) {
    rows += column.size();
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      if (counts.size() < MOST_COUNTED || counts.containsKey(text)) {
        counts.merge(text, 1, Integer::sum);
      } else {
        more = true;
      }
    }
  }

  Map<String, Integer> bySpelling() {
    return counts;
  }

  /// How many rows were counted.
  long rows() {
    return rows;
  }

  /// Whether there are more spellings than were counted.
  boolean hasMore() {
    return more;
  }
}
