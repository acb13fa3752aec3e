package dev.litmus.classifier.table;

/// What a column of a [Schema] is called, means, and how its numbers and dates are spelled.
///
/// @param name the name
/// @param type the meaning
/// @param style how numbers are spelled; [NumberStyle#PLAIN] for other types
/// @param picture the size that pictures are scaled to; [PictureSize#NONE] for other types
/// @param dates what comes first in dates that do not begin with the year; [DateOrder#MONTH_FIRST]
///   for other types
public record ColumnSpec(
    String name, ColumnType type, NumberStyle style, DateOrder dates, PictureSize picture) {
  /// A column that holds no dates and no pictures.
  public ColumnSpec(String name, ColumnType type, NumberStyle style) {
    this(name, type, style, DateOrder.MONTH_FIRST, PictureSize.NONE);
  }
}
