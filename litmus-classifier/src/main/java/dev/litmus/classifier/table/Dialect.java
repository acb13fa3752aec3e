package dev.litmus.classifier.table;

import java.nio.charset.Charset;
import java.util.List;

/// How a text file spells a table, as found by looking at its beginning.
///
/// @param charset the character set
/// @param delimiter what separates cells
/// @param quoting whether a double quote at the start of a cell opens a quoted cell
/// @param paddedQuotes whether blanks stand between delimiters and quotes
/// @param skippedLines lines above the header or the first row: comments and blank lines
/// @param header whether the first of the remaining lines holds the names
/// @param names the column names: trimmed, filled in where there is none, unique
/// @param nameless positions (from 0) of columns that the header gives no name
/// @param notices what there is to say about it
public record Dialect(
    Charset charset,
    char delimiter,
    boolean quoting,
    boolean paddedQuotes,
    int skippedLines,
    boolean header,
    List<String> names,
    List<Integer> nameless,
    List<Notice> notices) {

  /// Copies the lists.
  public Dialect {
    names = List.copyOf(names);
    nameless = List.copyOf(nameless);
    notices = List.copyOf(notices);
  }

  /// The least number of cells in a row: columns without a name at the end may be left out.
  public int leastWidth() {
    int least = names.size();
    while (least > 0 && nameless.contains(least - 1)) {
      least--;
    }
    return least;
  }

  static String shown(char delimiter) {
    return delimiter == '\t' ? "TAB" : "'" + delimiter + "'";
  }
}
