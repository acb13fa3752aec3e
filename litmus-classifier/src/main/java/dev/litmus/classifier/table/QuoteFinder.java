package dev.litmus.classifier.table;

import java.nio.charset.Charset;
import java.util.Optional;

/// Finds whether double quotes are part of a file's grammar or just characters. Between commas and
/// semicolons they always are grammar; files separated by TAB or `|` are often written without any
/// quoting: there one cell that starts with a quote but does not end with one shows that the quotes
/// are plain text. The whole file is looked at.
final class QuoteFinder {
  private QuoteFinder() {}

  static boolean isQuoting(Content content, Optional<Charset> encoding, char delimiter) {
    if (delimiter == ',' || delimiter == ';') {
      return delimiter != '"';
    }
    try (TextInput input = TextInput.open(content, encoding)) {
      char[] buffer = new char[1 << 16];
      boolean atStart = true;
      boolean opened = false;
      char last = 0;
      for (int count = input.read(buffer, 0, buffer.length);
          count >= 0;
          count = input.read(buffer, 0, buffer.length)) {
        for (int i = 0; i < count; i++) {
          char c = buffer[i];
          if (c == delimiter || c == '\n' || c == '\r') {
            if (opened && last != '"') {
              return false;
            }
            atStart = true;
            opened = false;
          } else {
            opened |= atStart && c == '"';
            // a lone opening quote is not closed by itself
            last = atStart ? 0 : c;
            atStart = false;
          }
        }
      }
      return !(opened && last != '"');
    }
  }
}
