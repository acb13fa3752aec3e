package dev.litmus.classifier.table;

/// A named column of a [Table], immutable. Ways of storage: [TextColumn] holds the cells as they
/// were spelled, [NumberColumn] holds numbers; [PictureColumn] holds what files of pictures hold.
/// What a column *means* is told by its [ColumnSpec], found by [TypeInference].
public sealed interface Column permits TextColumn, NumberColumn, PictureColumn {

  /// The name, never blank.
  String name();

  /// Number of rows.
  int size();

  /// The cell as text; the empty string when it is missing. A whole number reads without a decimal
  /// point.
  String text(int row);

  /// Whether the cell holds nothing at all: the empty string, or NaN. Spellings such as `?` are not
  /// looked at here, see [MissingValues].
  boolean isBlank(int row);

  /// The same cells under another name.
  Column renamed(String name);

  /// The cells of the given rows, in that order; a row may come more than once.
  Column rows(int[] rows);
}
