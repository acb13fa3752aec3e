package dev.litmus.classifier.table;

import java.util.Arrays;

/// Rows of a text file, each with the line it starts on. A choice of them keeps their lines only.
@SuppressWarnings("ArrayRecordComponent")
record LineOrigin(String file, int[] lines) implements Origin {
  @Override
  public String place(int row) {
    return file + ":" + lines[row];
  }

  @Override
  public Origin rows(int[] rows) {
    return new LineOrigin(file, Arrays.stream(rows).map(row -> lines[row]).toArray());
  }

  @Override
  public Origin followedBy(int count, Origin others) {
    if (!(others instanceof LineOrigin more) || !more.file.equals(file)) {
      return Origin.super.followedBy(count, others);
    }
    int[] all = Arrays.copyOf(lines, count + more.lines.length);
    System.arraycopy(more.lines, 0, all, count, more.lines.length);
    return new LineOrigin(file, all);
  }
}
