package dev.litmus.cli;

import dev.litmus.classifier.table.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Notices of the parts of a large table brought together: of those alike, about one column, the
/// first is told, with the count of all.
final class NoticeSums {
  private final Map<List<String>, Notice> first = new LinkedHashMap<>();
  private final Map<List<String>, Long> counts = new LinkedHashMap<>();

  void add(List<Notice> notices) {
    for (Notice notice : notices) {
      List<String> key = List.of(notice.code(), notice.column());
      first.putIfAbsent(key, notice);
      counts.merge(key, notice.count(), Long::sum);
    }
  }

  List<Notice> all() {
    List<Notice> all = new ArrayList<>();
    first.forEach((key, notice) -> {
      long count = counts.getOrDefault(key, 0L);
      all.add(
          count == notice.count()
              ? notice
              : new Notice(
                  notice.code(),
                  String.format(Locale.ROOT, "%s; and so on, %,d in all", notice.text(), count),
                  notice.column(),
                  count,
                  notice.remedy()));
    });
    return all;
  }
}
