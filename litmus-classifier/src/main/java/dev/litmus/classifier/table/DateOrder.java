package dev.litmus.classifier.table;

/// What comes first where a date begins with neither the year nor a number beyond 12: in `3/4/2024`
/// the day or the month.
public enum DateOrder {
  /// `29.2.2024`, as in most of the world.
  DAY_FIRST,
  /// `2/29/2024`, as in the United States.
  MONTH_FIRST
}
