package dev.litmus.classifier;

import java.util.List;
import java.util.Locale;

/// One way to take a text apart: its terms are words or characters, and runs of them, of which the
/// frequent ones are known. How often a term occurs in a text does not count, only whether.
///
/// @param unit what a run is made of
/// @param alphabet the characters that are told apart; empty for words
/// @param longest terms are runs of 1 to that many words or characters
/// @param length how many words and runs of words, or how many characters, of a text are looked at
/// @param most how many of a text's terms count, the rarest ones; others are in too many texts
/// @param texts how many texts the terms were found in
/// @param terms the known terms, those in most texts first
/// @param weights for each term, how much rarer terms count: ln((1 + n) / (1 + d)) + 1 for a term
///   in d of n texts, the inverse document frequency as scikit-learn smooths it
public record TextTerms(
    Unit unit,
    List<String> alphabet,
    int longest,
    int length,
    int most,
    int texts,
    List<String> terms,
    List<Double> weights) {
  /// Checks the sizes.
  public TextTerms {
    alphabet = List.copyOf(alphabet);
    terms = List.copyOf(terms);
    weights = List.copyOf(weights);
    if (terms.size() != weights.size() || longest < 1 || length < 2 || most < 2 || texts < 1) {
      throw new IllegalArgumentException(
          ("text terms need a weight each, runs and texts of at least 1, lengths of at least 2;"
                  + " found %d terms, %d weights, runs of %d, %d texts, lengths %d and %d")
              .formatted(terms.size(), weights.size(), longest, texts, length, most));
    }
  }

  /// What a run is made of.
  public enum Unit {
    /// Words between blanks, in lower case, without punctuation.
    WORDS,
    /// Characters in lower case, blanks and punctuation included; start and end of the text count
    /// as a character.
    CHARACTERS;

    /// The name in files: `words`.
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
