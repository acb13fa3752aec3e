package dev.litmus.classifier.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what separates the cells of a text: the candidate that cuts most rows into the same number
/// of cells, the larger number when candidates agree equally well.
///
/// A comma that stands between digits nearly everywhere is a decimal comma when another candidate
/// cuts the rows evenly too: `0,12;3,4`.
final class DelimiterFinder {
  private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
  private static final int ROWS = 300;
  private static final double EVEN_ENOUGH = 0.9;
  private static final double BETWEEN_DIGITS = 0.9;

  private DelimiterFinder() {}

  private record Candidate(char delimiter, int width, double evenness) {}

  /// The delimiter of a sample; a comma when nothing separates anything.
  static char find(String sample) {
    Candidate best = new Candidate(',', 1, 0);
    for (char delimiter : CANDIDATES) {
      Candidate candidate = measure(sample, delimiter);
      if (candidate.width > 1 && isBetter(candidate, best, sample)) {
        best = candidate;
      }
    }
    return best.delimiter;
  }

  private static boolean isBetter(Candidate candidate, Candidate best, String sample) {
    if (best.width == 1) {
      return true;
    }
    if (best.delimiter == ',' && candidate.evenness >= EVEN_ENOUGH && isDecimalComma(sample)) {
      return true;
    }
    return candidate.evenness > best.evenness
        || (candidate.evenness == best.evenness && candidate.width > best.width);
  }

  private static Candidate measure(String sample, char delimiter) {
    List<List<String>> records = Parsing.sample(sample, delimiter, true, ROWS);
    int width = usualWidth(records);
    long even = records.stream().filter(record -> record.size() == width).count();
    return new Candidate(delimiter, width, (double) even / Math.max(1, records.size()));
  }

  /// The number of cells that most records have; the larger one of two equally frequent.
  static int usualWidth(List<List<String>> records) {
    Map<Integer, Integer> counts = new HashMap<>();
    records.forEach(record -> counts.merge(record.size(), 1, Integer::sum));
    int usual = 1;
    int most = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      int count = entry.getValue();
      if (count > most || (count == most && entry.getKey() > usual)) {
        usual = entry.getKey();
        most = count;
      }
    }
    return usual;
  }

  private static boolean isDecimalComma(String sample) {
    int commas = 0;
    int betweenDigits = 0;
    for (int i = 1; i < sample.length() - 1; i++) {
      if (sample.charAt(i) == ',') {
        commas++;
        if (isDigit(sample.charAt(i - 1)) && isDigit(sample.charAt(i + 1))) {
          betweenDigits++;
        }
      }
    }
    return betweenDigits >= BETWEEN_DIGITS * commas;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
