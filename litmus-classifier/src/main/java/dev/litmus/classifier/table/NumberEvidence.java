package dev.litmus.classifier.table;

import java.util.Optional;
import java.util.regex.Pattern;

/// Gathers how the numbers of one column are spelled and decides on a [NumberStyle].
///
/// A comma is a decimal mark for certain when the digits after it are not three, or a zero stands
/// before it (`0,5`, `12,25`); it groups for certain when there are several or a point follows
/// (`1,304,000`, `1,304.5`). `1,304` alone can be either.
final class NumberEvidence {
  private static final Pattern GROUPED_BY_COMMA =
      Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3}){2,}(?:\\.\\d*)?|[1-9]\\d{0,2},\\d{3}\\.\\d*");
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("\\d*,(?:\\d{1,2}|\\d{4,})(?:[eE][+-]?\\d+)?|0*,\\d+|\\d{4,},\\d+");
  private static final Pattern GROUPED_BY_POINT =
      Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3}){2,}(?:,\\d*)?|[1-9]\\d{0,2}\\.\\d{3},\\d*");
  private static final Pattern GROUPABLE_POINT = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");
  private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
  private static final Pattern GROUPED_BY_BLANK =
      Pattern.compile("[1-9]\\d{0,2}(?:[ \u00a0\u202f]\\d{3})+(?:[.,]\\d*)?");
  private static final Pattern GROUPED_BY_APOSTROPHE =
      Pattern.compile("[1-9]\\d{0,2}(?:'\\d{3})+(?:[.,]\\d*)?");

  private int points;
  private int groupablePoints;
  private int counted;
  private int groupedByComma;
  private int decimalCommas;
  private int groupedByPoint;
  private int either;
  private int groupedByBlank;
  private int groupedByApostrophe;
  private int percents;
  private int currencies;
  private String example = "";
  private String eitherExample = "";

  void add(String cell) {
    String number = NumberStyle.withoutCurrency(cell);
    boolean currency = !number.equals(cell);
    boolean percent = number.endsWith("%");
    if (percent) {
      number = number.substring(0, number.length() - 1).strip();
    }
    if (count(number, cell)) {
      counted++;
      currencies += currency ? 1 : 0;
      percents += percent ? 1 : 0;
      if (example.isEmpty() && (currency || percent)) {
        example = cell;
      }
    }
  }

  private boolean count(String number, String cell) {
    if (!Double.isNaN(NumberStyle.PLAIN.parse(number))) {
      points += number.indexOf('.') >= 0 ? 1 : 0;
      groupablePoints += GROUPABLE_POINT.matcher(number).matches() ? 1 : 0;
      return true;
    }
    String digits = number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
    if (EITHER.matcher(digits).matches()) {
      either++;
      eitherExample = eitherExample.isEmpty() ? cell : eitherExample;
    } else if (GROUPED_BY_COMMA.matcher(digits).matches()) {
      groupedByComma++;
    } else if (GROUPED_BY_POINT.matcher(digits).matches()) {
      groupedByPoint++;
    } else if (DECIMAL_COMMA.matcher(digits).matches()) {
      decimalCommas++;
    } else if (GROUPED_BY_BLANK.matcher(digits).matches()) {
      groupedByBlank++;
      decimalCommas += digits.indexOf(',') > 0 ? 1 : 0;
    } else if (GROUPED_BY_APOSTROPHE.matcher(digits).matches()) {
      groupedByApostrophe++;
      decimalCommas += digits.indexOf(',') > 0 ? 1 : 0;
    } else {
      return false;
    }
    if (example.isEmpty()) {
      example = cell;
    }
    return true;
  }

  /// Whether the column shows by itself that its decimal mark is a comma.
  boolean isDecimalComma() {
    return decimalCommas + groupedByPoint > groupedByComma;
  }

  /// Whether the column has numbers with a decimal point.
  boolean hasPoints() {
    return points > 0;
  }

  /// A cell that shows the style.
  String example() {
    return example;
  }

  /// A cell that can be read in two ways.
  String eitherExample() {
    return eitherExample;
  }

  /// The style that the cells were written in; empty when a comma could be a decimal mark or a
  /// grouping and nothing tells which.
  ///
  /// @param given what the user says the decimal mark is
  /// @param commasElsewhere whether the other columns show that the file uses decimal commas
  Optional<NumberStyle> style(Optional<Character> given, boolean commasElsewhere) {
    boolean undecided = either > 0 && groupedByComma == 0 && points == 0 && !isDecimalComma();
    if (given.isEmpty() && undecided && !commasElsewhere) {
      return Optional.empty();
    }
    boolean comma =
        given.isPresent()
            ? given.get() == ',' && (isDecimalComma() || points == groupablePoints)
            : isDecimalComma() || undecided;
    char grouping = grouping(comma, given.isPresent() && groupablePoints > 0);
    boolean percent = percents > 0 && 2 * percents >= counted;
    return Optional.of(new NumberStyle(comma ? ',' : '.', grouping, percent, currencies > 0));
  }

  private char grouping(boolean comma, boolean byPoint) {
    if (groupedByBlank > 0) {
      return ' ';
    }
    if (groupedByApostrophe > 0) {
      return '\'';
    }
    if (comma) {
      return groupedByPoint > 0 || byPoint ? '.' : 0;
    }
    return groupedByComma + either > 0 ? ',' : 0;
  }
}
