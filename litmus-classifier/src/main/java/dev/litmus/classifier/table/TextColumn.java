package dev.litmus.classifier.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cells as they were spelled, blanks at both ends taken off; the empty string is a missing cell.
/// Kept as one block of UTF-8 with an offset per row: about the size of the file, where a String
/// per cell would need ten times as much.
public final class TextColumn implements Column {
  private final String name;
  private final byte[] bytes;

  /// Row r lies in bytes ends[r - 1] (0 for the first) to ends[r].
  private final int[] ends;

  private final int size;

  TextColumn(String name, byte[] bytes, int[] ends, int size) {
    this.name = Names.checked(name);
    this.bytes = bytes;
    this.ends = ends;
    this.size = size;
  }

  /// A column of the given texts.
  public static TextColumn of(String name, String... texts) {
    TextColumnBuilder builder = new TextColumnBuilder(Math.max(16, texts.length));
    for (String text : texts) {
      builder.add(text);
    }
    return builder.build(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String text(int row) {
    int start = start(row);
    return new String(bytes, start, end(row) - start, StandardCharsets.UTF_8);
  }

  @Override
  public boolean isBlank(int row) {
    return start(row) == end(row);
  }

  boolean isAllBlank() {
    return byteCount() == 0;
  }

  /// All cells as an array.
  public String[] toStrings() {
    String[] texts = new String[size];
    for (int row = 0; row < size; row++) {
      texts[row] = text(row);
    }
    return texts;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int end(int row) {
    return ends[row];
  }

  @Override
  public TextColumn renamed(String newName) {
    return new TextColumn(newName, bytes, ends, size);
  }

  @Override
  public TextColumn rows(int[] rows) {
    TextColumnBuilder builder = new TextColumnBuilder(rows.length);
    for (int row : rows) {
      builder.add(bytes, start(row), end(row));
    }
    return builder.build(name);
  }

  /// Equal when name and cells are.
  @Override
  public boolean equals(Object other) {
    return other instanceof TextColumn that
        && name.equals(that.name)
        && size == that.size
        && Arrays.equals(ends, 0, size, that.ends, 0, size)
        && Arrays.equals(bytes, 0, byteCount(), that.bytes, 0, byteCount());
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + size;
  }

  int byteCount() {
    return size == 0 ? 0 : ends[size - 1];
  }

  @Override
  public String toString() {
    return "TextColumn[" + name + ", " + size + " rows]";
  }
}
