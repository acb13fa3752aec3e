package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The labels found in a target column, different spellings of one label brought together.
///
/// Two spellings are one label when they are the same number (`1`, `1.0`), differ only in case
/// (`yes`, `Yes`), or only in single quotes around them or a full stop at the end while the other
/// spelling occurs too.
final class Labels {
  private static final int MOST_SHOWN = 12;

  private final Map<String, Label> byKey = new TreeMap<>(Labels::compareKeys);
  private final Map<String, Integer> missing = new TreeMap<>();
  private boolean more;

  /// One label with its spellings and how often each occurs.
  record Label(String key, Map<String, Integer> spellings) {
    int count() {
      return spellings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The number, or the spelling in lower case if it occurs, or else the most frequent one.
    String name() {
      return isNumber(key) || spellings.containsKey(key)
          ? key
          : spellings.entrySet().stream()
              .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(byKeyDescending()))
              .orElseThrow()
              .getKey();
    }

    private static Comparator<Map.Entry<String, Integer>> byKeyDescending() {
      return Map.Entry.<String, Integer>comparingByKey().reversed();
    }

    boolean isMerged() {
      return !isNumber(key) && spellings.size() > 1;
    }

    @Override
    public String toString() {
      return Names.quoted(name()) + ", " + Names.rows(count());
    }
  }

  static Labels of(Column column, MissingValues missingValues) {
    LabelCounts counts = new LabelCounts();
    counts.add(column);
    return of(counts, missingValues);
  }

  static Labels of(LabelCounts counts, MissingValues missingValues) {
    Labels labels = new Labels();
    labels.more = counts.hasMore();
    new TreeMap<>(counts.bySpelling())
        .forEach((text, count) -> labels.add(text, count, missingValues));
    labels.mergeFullStops();
    labels.takeBackOneMissing();
    return labels;
  }

  private void add(String text, int count, MissingValues missingValues) {
    if (missingValues.isMissing(text)) {
      missing.put(text, count);
      return;
    }
    byKey
        .computeIfAbsent(key(text), key -> new Label(key, new TreeMap<>()))
        .spellings
        .merge(unquoted(text), count, Integer::sum);
  }

  private void mergeFullStops() {
    for (Label label : List.copyOf(byKey.values())) {
      Label without = label.key.endsWith(".") ? byKey.get(withoutFullStop(label.key)) : null;
      if (without != null) {
        label.spellings.forEach(
            (text, count) -> without.spellings.merge(text, count, Integer::sum));
        byKey.remove(label.key);
      }
    }
  }

  /// Labels such as `+` and `-`, or `some` and `none`: a word that usually means "missing" is a
  /// class when it is the only one and there is only one other label.
  private void takeBackOneMissing() {
    if (byKey.size() == 1 && missing.size() == 1 && !missing.containsKey("")) {
      String text = missing.keySet().iterator().next();
      if (!text.equalsIgnoreCase("nan")) {
        Label label = new Label(key(text), new TreeMap<>(missing));
        byKey.put(label.key, label);
        missing.clear();
      }
    }
  }

  /// What all spellings of a label have in common.
  static String key(String text) {
    String bare = unquoted(text);
    double number = NumberStyle.PLAIN.parse(bare);
    return Double.isNaN(number) ? bare.toLowerCase(Locale.ROOT) : NumberText.of(number);
  }

  static String withoutFullStop(String key) {
    return key.substring(0, key.length() - 1);
  }

  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean quoted = last > 1 && text.charAt(0) == '\'' && text.charAt(last) == '\'';
    return quoted ? Parsing.trimmed(text.substring(1, last)) : text;
  }

  static boolean isNumber(String key) {
    return !Double.isNaN(NumberStyle.PLAIN.parse(key));
  }

  /// Numbers before words, numbers by size, words by their characters.
  private static int compareKeys(String a, String b) {
    double first = NumberStyle.PLAIN.parse(a);
    double second = NumberStyle.PLAIN.parse(b);
    if (Double.isNaN(first) || Double.isNaN(second)) {
      return Double.isNaN(first) && Double.isNaN(second)
          ? a.compareTo(b)
          : Boolean.compare(Double.isNaN(first), Double.isNaN(second));
    }
    return Double.compare(first, second);
  }

  /// All labels in sort order: numbers by size; words by their spelling, or without regard to case
  /// once spellings were brought together.
  List<Label> sorted() {
    List<Label> labels = new ArrayList<>(byKey.values());
    if (labels.stream().noneMatch(label -> isNumber(label.key) || label.isMerged())) {
      labels.sort(Comparator.comparing(Label::name));
    }
    return labels;
  }

  boolean isAllNumbers() {
    return byKey.keySet().stream().allMatch(Labels::isNumber);
  }

  boolean isMixed() {
    return !isAllNumbers() && byKey.keySet().stream().anyMatch(Labels::isNumber);
  }

  /// The labels with their counts, most frequent first, the end left out when there are many.
  String shown() {
    String shown =
        byKey.values().stream()
            .sorted(Comparator.comparingInt(Label::count).reversed())
            .limit(MOST_SHOWN)
            .map(label -> Names.quoted(label.name()) + " (" + label.count() + ")")
            .collect(Collectors.joining(", "));
    int rest = byKey.size() - MOST_SHOWN;
    return rest > 0 ? shown + (more ? " and many more" : " and " + rest + " more") : shown;
  }

  List<Notice> mergeNotices(String column) {
    List<Notice> notices = new ArrayList<>();
    for (Label label : byKey.values()) {
      if (label.isMerged()) {
        String spellings =
            label.spellings.entrySet().stream()
                .map(entry -> Names.quoted(entry.getKey()) + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        notices.add(
            Notice.ofColumn(
                "merged-labels",
                column,
                label.count(),
                "target %s: %s are taken for one class %s"
                    .formatted(Names.quoted(column), spellings, Names.quoted(label.name())),
                ""));
      }
    }
    return notices;
  }
}
