package dev.litmus.classifier.table;

/// Something done to the data that its owner should know: dropped, mapped, guessed, suspicious.
///
/// @param code short name of the kind of notice, for programs: `identifier`, `bad-cells`, ...
/// @param text one sentence for people; it already names the column
/// @param column the column it is about; empty when it is about the whole table
/// @param count how many cells, rows or columns are concerned; 0 where counting makes no sense
/// @param remedy the option or step that changes it; empty when there is nothing to do
public record Notice(String code, String text, String column, long count, String remedy) {

  /// A notice about a column.
  public static Notice ofColumn(
      String code, String column, long count, String text, String remedy) {
    return new Notice(code, text, column, count, remedy);
  }

  /// A notice about the whole table.
  public static Notice ofTable(String code, long count, String text, String remedy) {
    return new Notice(code, text, "", count, remedy);
  }

  /// The sentence, followed by the remedy where there is one.
  @Override
  public String toString() {
    return remedy.isEmpty() ? text : text + " (" + remedy + ")";
  }
}
