package dev.litmus.classifier.table;

/// What a column of a [Schema] is called, means, and how its numbers are spelled.
///
/// @param name the name
/// @param type the meaning
/// @param style how numbers are spelled; [NumberStyle#PLAIN] for other types
public record ColumnSpec(String name, ColumnType type, NumberStyle style) {}
