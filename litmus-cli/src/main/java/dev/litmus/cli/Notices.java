package dev.litmus.cli;

import dev.litmus.classifier.table.Notice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Shows notices on standard error: one line each, the first few of many alike.
final class Notices {
  private static final int MOST_ALIKE = 3;

  private Notices() {}

  static void show(Session session, List<Notice> notices) {
    Map<String, Integer> shown = new LinkedHashMap<>();
    for (Notice notice : notices) {
      if (shown.merge(notice.code(), 1, Integer::sum) <= MOST_ALIKE) {
        session.say("Notice: " + notice);
      }
    }
    shown.forEach((code, count) -> {
      if (count > MOST_ALIKE) {
        session.say(
            "Notice: %d more of the kind '%s'; --json lists all"
                .formatted(count - MOST_ALIKE, code));
      }
    });
  }

  /// The sentences, for JSON.
  static List<String> sentences(List<Notice> notices) {
    return notices.stream().map(Notice::toString).toList();
  }
}
