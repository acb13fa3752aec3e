package dev.litmus.classifier;

import dev.litmus.classifier.table.TextColumn;
import dev.litmus.nn.ops.TextTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the terms of a text column on the training rows.
final class TextTermsFinder {
  /// Words and pairs of them: what sentences are told apart by.
  private static final int WORDS = 2;

  /// Runs of up to that many characters hold most endings and stems; they are shorter where there
  /// are too many different characters.
  private static final int CHARACTERS = 4;

  /// A term in one text only tells nothing of others.
  private static final int LEAST_TEXTS = 2;

  private static final int MOST_TERMS = 100_000;

  /// Texts this long on average, in characters, are taken as words only: their runs of characters
  /// would be too many.
  private static final int LONG = 400;

  /// Texts of fewer words than that on average, such as names, are taken as characters only.
  private static final double FEW_WORDS = 2;

  /// Terms that a text has at most, beyond which it is cut.
  private static final int MOST_LENGTH = 8_192;

  /// Terms that all training texts may take together in memory, 4 bytes each.
  private static final long MOST_IN_ALL = 1L << 24;

  /// Of this share of the texts all terms count.
  private static final double USUAL = 0.98;

  /// The alphabet leaves out at most this share of the characters.
  private static final double RARE = 0.005;

  private final TextColumn column;

  TextTermsFinder(TextColumn column) {
    this.column = column;
  }

  /// Words, characters or both, as suits the texts.
  List<TextTerms> find() {
    long characters = 0;
    long words = 0;
    int texts = 0;
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      characters += text.length();
      words += text.isEmpty() ? 0 : 1 + text.chars().filter(Character::isWhitespace).count();
      texts += text.isEmpty() ? 0 : 1;
    }
    List<TextTerms> found = new ArrayList<>();
    if (words >= FEW_WORDS * texts) {
      found.add(words());
    }
    if (found.isEmpty() || characters < (long) LONG * texts) {
      found.add(characters());
    }
    return found;
  }

  private TextTerms words() {
    TextTokens tokens =
        new TextTokens(
            TextTokens.Standardize.LOWER_AND_STRIP_PUNCTUATION,
            TextTokens.Split.WHITESPACE,
            List.of(1, WORDS));
    Map<String, Integer> counts = new HashMap<>();
    int[] lengths = new int[column.size()];
    for (int row = 0; row < column.size(); row++) {
      List<String> all = tokens.of(List.of(column.text(row)));
      lengths[row] = all.size();
      new HashSet<>(all).forEach(term -> counts.merge(term, 1, Integer::sum));
    }
    return terms(TextTerms.Unit.WORDS, List.of(), WORDS, lengths, counts);
  }

  private TextTerms characters() {
    Map<Integer, Integer> characters = new HashMap<>();
    int[] lengths = new int[column.size()];
    for (int row = 0; row < column.size(); row++) {
      int[] all = column.text(row).codePoints().map(CharacterCodes::lower).toArray();
      lengths[row] = all.length;
      for (int character : all) {
        characters.merge(character, 1, Integer::sum);
      }
    }
    List<String> alphabet = alphabet(characters);
    CharacterCodes codes = new CharacterCodes(alphabet);
    int longest = Math.min(CHARACTERS, codes.longest());
    int cut = cut(lengths);
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < column.size(); row++) {
      runs(codes, codes.digits(column.text(row), cut), longest)
          .forEach(term -> counts.merge(term, 1, Integer::sum));
    }
    return terms(TextTerms.Unit.CHARACTERS, alphabet, longest, lengths, counts);
  }

  private static Set<String> runs(CharacterCodes codes, int[] digits, int longest) {
    Set<String> runs = new HashSet<>();
    for (int width = 1; width <= longest; width++) {
      // Start and end alone tell nothing.
      int edge = width == 1 ? 1 : 0;
      for (int from = edge; from + width <= digits.length - edge; from++) {
        int code = 0;
        for (int i = from; i < from + width; i++) {
          code = code * codes.base() + digits[i];
        }
        runs.add(codes.term(code, width));
      }
    }
    return runs;
  }

  /// The most frequent characters: as few as may be for long runs, as many as are needed.
  private static List<String> alphabet(Map<Integer, Integer> counts) {
    List<Map.Entry<Integer, Integer>> sorted =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    long all = counts.values().stream().mapToLong(Integer::longValue).sum();
    int taken = 0;
    for (int longest = CHARACTERS; longest >= 2; longest--) {
      taken = Math.min(sorted.size(), CharacterCodes.mostCharacters(longest));
      long known = sorted.subList(0, taken).stream().mapToLong(Map.Entry::getValue).sum();
      if (all - known <= RARE * all) {
        break;
      }
    }
    return sorted.subList(0, taken).stream()
        .map(entry -> Character.toString(entry.getKey()))
        .toList();
  }

  /// The length that texts are cut to: the longest's where that is not too much.
  private static int cut(int[] lengths) {
    int longest = Arrays.stream(lengths).max().orElse(2);
    return Math.clamp(longest, 2, MOST_LENGTH);
  }

  /// How many terms of a text count: all but of the few longest texts, and of those the rarest.
  private int most(int[] lengths, int widths) {
    int[] sorted = Arrays.stream(lengths).sorted().toArray();
    long usual = sorted.length == 0 ? 0 : sorted[(int) (USUAL * (sorted.length - 1))];
    long affordable = Math.max(64, MOST_IN_ALL / Math.max(1, column.size()));
    return (int) Math.clamp(usual * widths, 2, Math.min(affordable, MOST_LENGTH));
  }

  private TextTerms terms(
      TextTerms.Unit unit,
      List<String> alphabet,
      int longest,
      int[] lengths,
      Map<String, Integer> counts) {
    List<Map.Entry<String, Integer>> known =
        counts.entrySet().stream()
            .filter(term -> term.getValue() >= LEAST_TEXTS)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_TERMS)
            .toList();
    if (known.isEmpty()) {
      // Layers need a term; this one has no weight to learn, as no text has it.
      known = List.of(Map.entry(Character.toString(CharacterCodes.OTHER), 1));
    }
    return new TextTerms(
        unit,
        alphabet,
        longest,
        cut(lengths),
        most(lengths, unit == TextTerms.Unit.WORDS ? 1 : longest),
        Math.max(1, column.size()),
        known.stream().map(Map.Entry::getKey).toList(),
        known.stream().map(term -> weight(term.getValue())).toList());
  }

  /// The inverse document frequency.
  private double weight(int texts) {
    return Math.log((1.0 + column.size()) / (1.0 + texts)) + 1;
  }
}
