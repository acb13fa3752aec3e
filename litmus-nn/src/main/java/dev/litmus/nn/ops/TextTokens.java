package dev.litmus.nn.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// How texts become tokens: cleaned, split, and joined to runs of several.
///
/// @param ngrams the lengths of runs of tokens, in the order in which they follow each other, or
///   nothing for the tokens themselves
public record TextTokens(Standardize standardize, Split split, List<Integer> ngrams) {
  /// Keras's `standardize`; only ASCII letters and signs are changed, as in TensorFlow.
  public enum Standardize {
    NONE,
    LOWER,
    STRIP_PUNCTUATION,
    LOWER_AND_STRIP_PUNCTUATION
  }

  /// Keras's `split`.
  public enum Split {
    NONE,
    WHITESPACE,
    CHARACTER
  }

  private static final String PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";
  private static final String WHITESPACE = " \t\n\u000b\f\r";

  public TextTokens {
    ngrams = List.copyOf(ngrams);
    if (ngrams.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("ngrams must be at least 1; found " + ngrams);
    }
  }

  /// The tokens of a row.
  public List<String> of(List<String> texts) {
    List<String> tokens = new ArrayList<>();
    for (String text : texts) {
      String clean = standardized(text);
      switch (split) {
        case NONE -> tokens.add(clean);
        case WHITESPACE -> {
          StringTokenizer words = new StringTokenizer(clean, WHITESPACE);
          while (words.hasMoreTokens()) {
            tokens.add(words.nextToken());
          }
        }
        case CHARACTER -> clean.codePoints().mapToObj(Character::toString).forEach(tokens::add);
      }
    }
    return ngrams.isEmpty() ? tokens : runs(tokens);
  }

  private List<String> runs(List<String> tokens) {
    List<String> runs = new ArrayList<>();
    for (int width : ngrams) {
      for (int i = 0; i + width <= tokens.size(); i++) {
        runs.add(String.join(" ", tokens.subList(i, i + width)));
      }
    }
    return runs;
  }

  private String standardized(String text) {
    boolean lowers =
        standardize == Standardize.LOWER || standardize == Standardize.LOWER_AND_STRIP_PUNCTUATION;
    boolean strips =
        standardize == Standardize.STRIP_PUNCTUATION
            || standardize == Standardize.LOWER_AND_STRIP_PUNCTUATION;
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (lowers && letter >= 'A' && letter <= 'Z') {
        clean.append((char) (letter + ('a' - 'A')));
      } else if (!strips || PUNCTUATION.indexOf(letter) < 0) {
        clean.append(letter);
      }
    }
    return clean.toString();
  }
}
