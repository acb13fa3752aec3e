package dev.litmus.classifier.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects the cells of one [TextColumn]; every way in takes the blanks off both ends.
public final class TextColumnBuilder {
  private static final char NO_BREAK_SPACE = '\u00a0';

  private byte[] bytes;
  private int[] ends;
  private int rows;
  private int length;

  /// An empty column with room for some rows.
  public TextColumnBuilder(int expectedRows) {
    ends = new int[Math.max(16, expectedRows)];
    bytes = new byte[4 * ends.length];
  }

  /// Number of cells so far.
  public int rows() {
    return rows;
  }

  /// Number of bytes so far.
  public long byteCount() {
    return length;
  }

  /// Adds a cell.
  public void add(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    byte[] encoded = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
    add(encoded, 0, encoded.length);
  }

  /// Adds a cell given as part of a buffer.
  void add(char[] buffer, int offset, int count) {
    int start = offset;
    int end = offset + count;
    while (start < end && isBlank(buffer[start])) {
      start++;
    }
    while (end > start && isBlank(buffer[end - 1])) {
      end--;
    }
    reserve(end - start);
    int at = length;
    for (int i = start; i < end; i++) {
      char c = buffer[i];
      if (c >= 0x80) {
        byte[] encoded = new String(buffer, start, end - start).getBytes(StandardCharsets.UTF_8);
        add(encoded, 0, encoded.length);
        return;
      }
      bytes[at++] = (byte) c;
    }
    length = at;
    endRow();
  }

  /// Adds a cell that is already trimmed and encoded.
  void add(byte[] source, int from, int to) {
    reserve(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
    endRow();
  }

  /// Takes the last cell away again.
  void removeLast() {
    rows--;
    length = rows == 0 ? 0 : ends[rows - 1];
  }

  boolean isLastBlank() {
    return ends[rows - 1] == (rows == 1 ? 0 : ends[rows - 2]);
  }

  boolean isLast(String text) {
    int start = rows == 1 ? 0 : ends[rows - 2];
    if (length - start < text.length()) {
      return false;
    }
    byte[] expected = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(bytes, start, length, expected, 0, expected.length);
  }

  /// The column; the builder is used up.
  public TextColumn build(String name) {
    int[] exactEnds = ends.length == rows ? ends : Arrays.copyOf(ends, rows);
    byte[] exactBytes = bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    return new TextColumn(name, exactBytes, exactEnds, rows);
  }

  private void reserve(int more) {
    long needed = (long) length + more;
    if (needed > Integer.MAX_VALUE - 8) {
      throw new DataException("a column holds more than 2 GiB of text; use fewer rows or columns");
    }
    if (needed > bytes.length) {
      long grown = Math.max(needed, bytes.length + (bytes.length >> 1) + 64L);
      bytes = Arrays.copyOf(bytes, (int) Math.min(grown, Integer.MAX_VALUE - 8));
    }
  }

  private void endRow() {
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, rows + (rows >> 1) + 16);
    }
    ends[rows++] = length;
  }

  static boolean isBlank(char c) {
    return c <= ' ' || c == NO_BREAK_SPACE;
  }
}
