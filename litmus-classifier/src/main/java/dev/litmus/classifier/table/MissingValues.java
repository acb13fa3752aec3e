package dev.litmus.classifier.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Which spellings stand for "not known". Case does not matter; the empty cell always is one. A
/// spelling that is a number stands for that number however it is spelled: `-999`, `-999.0`.
public final class MissingValues {
  /// What is understood without being told: `?`, `-`, `.`, `NA`, `N/A`, `#N/A`, `null`, `None`,
  /// `NaN`, `missing` and the like.
  public static final MissingValues DEFAULT =
      new MissingValues(
          List.of(
              "", "?", "-", "--", ".", "na", "n/a", "<na>", "#n/a", "#na", "null", "(null)", "\\n",
              "none", "nan", "-nan", "missing"));

  private final Set<String> spellings;
  private final double[] numbers;
  private final int longest;

  private MissingValues(Collection<String> given) {
    TreeSet<String> sorted = new TreeSet<>();
    given.forEach(spelling -> sorted.add(spelling.strip().toLowerCase(Locale.ROOT)));
    sorted.add("");
    spellings = Set.copyOf(sorted);
    longest = sorted.stream().mapToInt(String::length).max().orElse(0);
    numbers =
        sorted.stream()
            .mapToDouble(NumberStyle.PLAIN::parse)
            .filter(number -> !Double.isNaN(number))
            .toArray();
  }

  /// Exactly these spellings and the empty cell.
  public static MissingValues of(Collection<String> spellings) {
    return new MissingValues(spellings);
  }

  /// These spellings and more.
  public MissingValues and(Collection<String> more) {
    TreeSet<String> all = new TreeSet<>(spellings);
    all.addAll(more);
    return new MissingValues(all);
  }

  /// The spellings in lower case, sorted.
  public List<String> spellings() {
    return spellings.stream().sorted().toList();
  }

  /// Whether a trimmed cell is missing.
  public boolean isMissing(String cell) {
    return cell.isEmpty()
        || (cell.length() <= longest
            && (spellings.contains(cell) || spellings.contains(cell.toLowerCase(Locale.ROOT))))
        || (numbers.length > 0 && isListed(NumberStyle.PLAIN.parse(cell)));
  }

  /// Whether a number is missing: NaN always is.
  public boolean isMissing(double number) {
    return Double.isNaN(number) || isListed(number);
  }

  private boolean isListed(double number) {
    for (double missing : numbers) {
      if (number == missing) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MissingValues that && spellings.equals(that.spellings);
  }

  @Override
  public int hashCode() {
    return spellings.hashCode();
  }

  @Override
  public String toString() {
    return "MissingValues" + Arrays.toString(spellings().toArray());
  }
}
