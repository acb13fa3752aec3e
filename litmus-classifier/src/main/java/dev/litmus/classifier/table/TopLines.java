package dev.litmus.classifier.table;

import java.util.List;
import java.util.Optional;

/// The lines above a table that start with `#` or `|` or are blank, and what follows them.
///
/// @param lines these lines
/// @param body the text below
record TopLines(List<String> lines, String body) {

  static TopLines of(String sample) {
    List<String> all = sample.lines().toList();
    int count = 0;
    while (count < all.size() && isTop(all.get(count))) {
      count++;
    }
    while (count > 0 && all.get(count - 1).isBlank()) {
      count--;
    }
    boolean everything = all.subList(count, all.size()).stream().allMatch(String::isBlank);
    boolean piped = count > 0 && all.get(count - 1).startsWith("|") && isPiped(all, count);
    if (everything || piped) {
      return new TopLines(List.of(), sample);
    }
    return new TopLines(all.subList(0, count), String.join("\n", all.subList(count, all.size())));
  }

  private static boolean isTop(String line) {
    return line.startsWith("#") || line.startsWith("|") || line.isBlank();
  }

  /// Whether the pipe is the delimiter of the table below.
  private static boolean isPiped(List<String> all, int count) {
    return all.subList(count, all.size()).stream().limit(20).allMatch(line -> line.contains("|"));
  }

  int count() {
    return lines.size();
  }

  long comments() {
    return lines.stream().filter(line -> !line.isBlank()).count();
  }

  /// The last of the lines as names, when it is a header marked by `#`: as wide as the table.
  Optional<List<String>> markedHeader(char delimiter, boolean quoting, int width) {
    if (lines.isEmpty() || width < 2 || !lines.getLast().startsWith("#")) {
      return Optional.empty();
    }
    List<List<String>> parsed = Parsing.sample(lines.getLast().substring(1), delimiter, quoting, 1);
    return parsed.isEmpty() || parsed.getFirst().size() != width
        ? Optional.empty()
        : Optional.of(parsed.getFirst());
  }
}
