package dev.litmus.classifier.table;

import java.nio.charset.Charset;
import java.util.Optional;

/// Finds whether double quotes are part of a file's grammar or just characters. Between commas and
/// semicolons they always are grammar. Files separated by anything else (TAB, `|`) are often
/// written without quoting; there the whole file is looked at. Quotes are plain text
///
/// - when one opens a cell and is not closed right before a delimiter or a line end, or
/// - when a quoted cell would hold a delimiter or a line end, although every line has the same
///   number of delimiters if quotes mean nothing.
final class QuoteFinder {
  private final char delimiter;

  private boolean inQuotes;
  private boolean afterQuote;
  private boolean atCellStart = true;
  private boolean wrong;
  private boolean needed;

  private boolean lineEmpty = true;
  private int delimitersInLine;
  private int delimitersPerLine = -1;
  private boolean even = true;

  private QuoteFinder(char delimiter) {
    this.delimiter = delimiter;
  }

  static boolean isQuoting(Content content, Optional<Charset> encoding, char delimiter) {
    if (delimiter == ',' || delimiter == ';') {
      return true;
    }
    QuoteFinder finder = new QuoteFinder(delimiter);
    try (TextInput input = TextInput.open(content, encoding)) {
      char[] buffer = new char[1 << 16];
      int count = input.read(buffer, 0, buffer.length);
      while (count >= 0 && !finder.wrong) {
        for (int i = 0; i < count; i++) {
          finder.look(buffer[i]);
        }
        count = input.read(buffer, 0, buffer.length);
      }
    }
    return finder.isQuoting();
  }

  private void look(char c) {
    countDelimiters(c);
    boolean end = c == delimiter || c == '\n' || c == '\r';
    if (inQuotes) {
      if (c == '"') {
        inQuotes = false;
        afterQuote = true;
      } else {
        needed |= end;
      }
    } else if (afterQuote) {
      afterQuote = false;
      inQuotes = c == '"';
      wrong |= !inQuotes && !end;
      atCellStart = end;
    } else {
      inQuotes = atCellStart && c == '"';
      atCellStart = end;
    }
  }

  private void countDelimiters(char c) {
    if (c == '\n' || c == '\r') {
      endLine();
    } else {
      lineEmpty = false;
      delimitersInLine += c == delimiter ? 1 : 0;
    }
  }

  private void endLine() {
    if (!lineEmpty) {
      even &= delimitersPerLine < 0 || delimitersInLine == delimitersPerLine;
      delimitersPerLine = delimitersInLine;
    }
    lineEmpty = true;
    delimitersInLine = 0;
  }

  private boolean isQuoting() {
    endLine();
    return !wrong && !inQuotes && !(needed && even);
  }
}
