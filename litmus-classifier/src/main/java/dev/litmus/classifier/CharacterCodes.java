package dev.litmus.classifier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs of characters as whole numbers: the digits, in base [#base], are the characters' numbers as
/// Keras's TextVectorization gives them, 0 behind the end, 1 for a character that is not in the
/// alphabet, then the alphabet; the last digit stands for the start of the text.
///
/// No number reaches 2^24, so that single precision holds them all.
final class CharacterCodes {
  /// How terms spell the start of a text: the control character of that meaning.
  static final char START = '\u0002';

  /// How terms spell the end of a text.
  static final char END = '\u0003';

  /// How terms spell a character that is not in the alphabet.
  static final char OTHER = '\u001a';

  /// Whole numbers of so many bits are exact in single precision.
  private static final int EXACT_BITS = 24;

  private static final int FEWEST_BITS = 6;

  /// Numbers that are no character of the alphabet: end, other, start.
  private static final int OTHERS = 3;

  private final List<String> alphabet;
  private final int bits;
  private final Map<Integer, Integer> numbers = new HashMap<>();

  CharacterCodes(List<String> alphabet) {
    this.alphabet = alphabet;
    int size = alphabet.size() + OTHERS;
    this.bits = Math.max(FEWEST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1));
    for (int i = 0; i < alphabet.size(); i++) {
      numbers.put(alphabet.get(i).codePointAt(0), i + 2);
    }
  }

  /// How many characters an alphabet may have for runs up to that length.
  static int mostCharacters(int longest) {
    return (1 << (EXACT_BITS / longest)) - OTHERS;
  }

  /// What a digit is multiplied with to stand before the next one.
  int base() {
    return 1 << bits;
  }

  /// The number that stands for the start of a text.
  int start() {
    return base() - 1;
  }

  /// The longest run that has a number.
  int longest() {
    return EXACT_BITS / bits;
  }

  /// The numbers of a text's characters, start and end included.
  int[] digits(String text, int length) {
    int[] characters = text.codePoints().limit(length).toArray();
    int[] digits = new int[characters.length + 2];
    digits[0] = start();
    for (int i = 0; i < characters.length; i++) {
      digits[i + 1] = numbers.getOrDefault(lower(characters[i]), 1);
    }
    return digits;
  }

  /// As TextVectorization lowers: ASCII only.
  static int lower(int character) {
    return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
  }

  /// The spelling of a run.
  String term(int code, int width) {
    StringBuilder term = new StringBuilder();
    for (int place = width - 1; place >= 0; place--) {
      int digit = (code >>> (place * bits)) & (base() - 1);
      if (digit == start()) {
        term.append(START);
      } else if (digit < 2) {
        term.append(digit == 0 ? END : OTHER);
      } else {
        term.append(alphabet.get(digit - 2));
      }
    }
    return term.toString();
  }

  /// The number of a run from its spelling.
  int code(String term) {
    int code = 0;
    for (int character : term.codePoints().toArray()) {
      int digit =
          switch (character) {
            case START -> start();
            case END -> 0;
            default -> numbers.getOrDefault(character, 1);
          };
      code = (code << bits) | digit;
    }
    return code;
  }
}
