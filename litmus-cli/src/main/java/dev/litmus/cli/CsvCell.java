package dev.litmus.cli;

import java.util.regex.Pattern;

/// A cell on its way into a CSV file that a spreadsheet may open.
final class CsvCell {
  /// Also the full-width forms, which spreadsheets take for the same.
  private static final String FORMULA_STARTS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+([.,]\\d+)*|[.,]\\d+)([eE][+-]?\\d+)?%?");
  private static final Pattern SPECIAL = Pattern.compile("[,\"\r\n]|^\\s|\\s$");

  private CsvCell() {}

  /// The text, with an apostrophe before what a spreadsheet would take for a formula, so that
  /// opening the file runs nothing; numbers stay as they are. Quoted where CSV asks for it.
  static String of(String text) {
    boolean formula =
        !text.isEmpty()
            && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
            && !NUMBER.matcher(text).matches();
    String cell = formula ? "'" + text : text;
    return SPECIAL.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
