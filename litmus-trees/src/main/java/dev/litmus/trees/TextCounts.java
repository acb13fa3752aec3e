package dev.litmus.trees;

import dev.litmus.classifier.table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// How often frequent terms occur in a text. Terms are words in lower case; where texts are of one
/// word, such as names, they are runs of one to three of its characters, of which the first and the
/// last are marked.
///
/// @param terms the terms in most texts first, at most 1,000
/// @param characters whether terms are runs of characters
record TextCounts(Map<String, Integer> terms, boolean characters) {
  static final TextCounts NONE = new TextCounts(Map.of(), false);

  private static final int MOST_TERMS = 1_000;
  private static final int LEAST_TEXTS = 2;
  private static final int LONGEST_RUN = 3;
  private static final double FEW_WORDS = 2;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");

  /// @param texts the texts to learn the terms from
  static TextCounts of(Column texts) {
    long words = 0;
    long filled = 0;
    for (int row = 0; row < texts.size(); row++) {
      List<String> found = words(texts.text(row));
      words += found.size();
      filled += found.isEmpty() ? 0 : 1;
    }
    boolean characters = words < FEW_WORDS * filled;
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < texts.size(); row++) {
      new HashSet<>(split(texts.text(row), characters))
          .forEach(term -> counts.merge(term, 1, Integer::sum));
    }
    Map<String, Integer> places = new HashMap<>();
    counts.entrySet().stream()
        .filter(term -> term.getValue() >= LEAST_TEXTS)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_TERMS)
        .forEach(term -> places.put(term.getKey(), places.size()));
    return new TextCounts(places, characters);
  }

  /// The places of the terms in a text, ascending, and how often each occurs.
  SortedMap<Integer, Integer> in(String text) {
    SortedMap<Integer, Integer> found = new TreeMap<>();
    for (String term : split(text, characters)) {
      Integer place = terms.get(term);
      if (place != null) {
        found.merge(place, 1, Integer::sum);
      }
    }
    return found;
  }

  private static List<String> split(String text, boolean characters) {
    List<String> words = words(text);
    return characters ? words.stream().flatMap(word -> runs(word).stream()).toList() : words;
  }

  private static List<String> words(String text) {
    return BETWEEN_WORDS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static List<String> runs(String word) {
    int[] letters = ("^" + word + "$").codePoints().toArray();
    List<String> runs = new ArrayList<>();
    for (int width = 1; width <= LONGEST_RUN; width++) {
      for (int from = 0; from + width <= letters.length; from++) {
        runs.add(new String(letters, from, width));
      }
    }
    return runs;
  }
}
